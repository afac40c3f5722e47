// Codes: what was pasted is cleaned, codes of text messages are taken over, another code can be asked for after a while.

function cleaning(input) {
  input.addEventListener('paste', (event) => {
    const digits = event.clipboardData.getData('text').replace(/\D/g, '').slice(0, input.maxLength);
    if (digits) {
      event.preventDefault();
      input.value = digits;
    }
  });
}

/** WebOTP: the browser reads the code from a message that names this origin. */
async function reading(input) {
  const stop = new AbortController();
  input.form.addEventListener('submit', () => stop.abort());
  try {
    const message = await navigator.credentials.get({ otp: { transport: ['sms'] }, signal: stop.signal });
    input.value = message.code;
    input.form.requestSubmit();
  } catch {
    input.focus(); // refused or taken back: the code is typed
  }
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function resting(button) {
  const label = button.textContent;
  const until = Date.now() + Number(button.dataset.resend) * 1000;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left > 0) {
      button.textContent = button.dataset.wait.replace('{time}', clock(left));
      setTimeout(tick, 1000);
      return;
    }
    button.textContent = label;
    button.removeAttribute('aria-disabled');
  };
  button.setAttribute('aria-disabled', 'true');
  button.addEventListener('click', (event) => {
    if (button.getAttribute('aria-disabled')) {
      event.preventDefault();
    }
  });
  tick();
}

export function codes(root) {
  const inputs = root.querySelectorAll('[data-code]');
  inputs.forEach(cleaning);
  if (inputs.length === 1 && 'OTPCredential' in window) {
    reading(inputs[0]);
  }
  root.querySelectorAll('[data-resend]').forEach(resting);
}
