// How long a step can still be done, and pages that come back from the browser's memory.

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function counting(line) {
  const status = line.parentElement.querySelector('[data-timer-status]');
  const until = Date.now() + Number(line.dataset.timer) * 1000;
  const tick = () => {
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    line.textContent = line.dataset.text.replace('{time}', clock(left));
    if (left <= 60 && !status.textContent) {
      status.textContent = status.dataset.soon;
    }
    if (left === 0) {
      location.assign(line.dataset.href);
      return;
    }
    setTimeout(tick, 1000);
  };
  tick();
}

/** A tab that finished the sign-in makes pages of the same flow in other tabs ask the server where things stand. */
function telling(root) {
  const channel = new BroadcastChannel('managed-login');
  root.addEventListener('submit', () => channel.postMessage('moved'));
  let moved = false;
  channel.addEventListener('message', () => {
    moved = true;
  });
  root.addEventListener('visibilitychange', () => {
    const typed = [...root.querySelectorAll('input')].some((input) => input.value !== input.defaultValue);
    if (moved && !typed && root.visibilityState === 'visible') {
      location.reload();
    }
  });
}

export function session(root) {
  root.querySelectorAll('[data-timer]').forEach(counting);
  // a page from the back-forward cache may belong to a step that is over
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  if ('BroadcastChannel' in window) {
    telling(root);
  }
}
