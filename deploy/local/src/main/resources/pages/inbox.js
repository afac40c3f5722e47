// Looks for new messages while the page is seen. It shows them by itself unless that would disturb somebody who is
// reading further down, has selected text or has opened a message.
const list = document.getElementById('messages');
const fresh = document.getElementById('fresh');
const pauseMillis = 2000;

for (const button of document.querySelectorAll('.copy')) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}

function busy() {
  const typing = document.activeElement instanceof HTMLInputElement;
  const selecting = String(document.getSelection()).length > 0;
  const reading = document.querySelector('details[open]') !== null || window.scrollY > 80;
  return typing || selecting || reading;
}

async function look() {
  if (document.visibilityState !== 'visible') {
    return;
  }
  const query = new URLSearchParams({ limit: '1', to: list.dataset.to });
  const answer = await fetch(`/inbox/messages?${query}`);
  const { messages } = await answer.json();
  const newest = messages.length > 0 ? messages[0].id : '';
  if (newest === list.dataset.newest) {
    return;
  }
  if (busy()) {
    fresh.hidden = false;
  } else {
    window.location.reload();
  }
}

async function watch() {
  try {
    await look();
  } catch {
    // the stack is being stopped or started; look again later
  }
  setTimeout(watch, pauseMillis);
}

document.addEventListener('visibilitychange', () => { look().catch(() => {}); });
setTimeout(watch, pauseMillis);
