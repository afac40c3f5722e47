// Reveals passwords on request and says which requirements a new one meets.

const SYMBOLS = '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-';

const counts = {
  length: (text) => [...text].length,
  upper: (text) => (text.match(/\p{Lu}/gu) ?? []).length,
  lower: (text) => (text.match(/\p{Ll}/gu) ?? []).length,
  digit: (text) => (text.match(/\p{Nd}/gu) ?? []).length,
  symbol: (text) => [...text].filter((each) => SYMBOLS.includes(each)).length + (text.trim().includes(' ') ? 1 : 0),
};

/** How many of what a requirement asks for a text has. */
export const meets = (rule, least, text) => counts[rule](text) >= least;

function revealing(button) {
  const input = document.getElementById(button.dataset.reveal);
  const show = (visible) => {
    input.type = visible ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(visible));
    button.setAttribute('aria-label', visible ? button.dataset.hide : button.dataset.show);
  };
  show(false);
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password'));
  // a browser would offer to remember the text of a visible field
  input.form?.addEventListener('submit', () => show(false));
}

function watching(list) {
  const input = document.getElementById(list.dataset.requirements);
  const rules = [...list.querySelectorAll('[data-rule]')];
  const status = document.querySelector(`[data-progress="${input.id}"]`);
  let pause;
  const tell = (met) => {
    status.textContent = status.dataset.text.replace('{met}', met).replace('{all}', rules.length);
  };
  input.addEventListener('input', () => {
    for (const line of rules) {
      const met = meets(line.dataset.rule, Number(line.dataset.least), input.value);
      line.dataset.state = met ? 'met' : 'unmet';
      line.querySelector('.state').textContent = met ? list.dataset.met : list.dataset.unmet;
    }
    clearTimeout(pause);
    pause = setTimeout(tell, 800, rules.filter((line) => line.dataset.state === 'met').length);
  });
}

export function passwords(root) {
  root.querySelectorAll('[data-reveal]').forEach(revealing);
  root.querySelectorAll('[data-requirements]').forEach(watching);
}
