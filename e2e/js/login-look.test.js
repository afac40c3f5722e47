// The pages of managed login as a browser draws them: readable, reachable and within bounds for everybody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bringAxe, violationsOf } from './accessibility.js';
import { openGallery, pages } from './login-gallery.js';

const everywhere = ['ar', 'de', 'es', 'fr', 'id', 'it', 'ja', 'ko', 'nl', 'pt-BR', 'zh-CN', 'zh-TW', 'en-XA'];
const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const narrow = { width: 320, height: 256 };

let gallery;
let seen;

before(async () => {
  gallery = await openGallery();
  seen = await surveyAll();
});

after(() => gallery?.close());

/** Looks at every page once, in two tabs side by side: most of the time goes into what happens within a tab. */
async function surveyAll() {
  const list = ['en', ...everywhere].flatMap((language) => pages(language).map((page) => ({ language, page })));
  const found = [];
  await Promise.all([0, 1].map(async (lane) => {
    for (const each of list.filter((_, index) => index % 2 === lane)) {
      found.push({ name: `${each.language}/${each.page}`, ...(await survey({ ...each, lane })) });
    }
  }));
  return found;
}

/** What is wrong with a page in each of its states. English pages are looked at in both directions, others in their own. */
async function survey({ language, page, lane }) {
  const shown = await gallery.view(page, { language, lane });
  const { tab } = shown;
  const directions = language === 'en' ? ['ltr', 'rtl'] : [await tab.evaluate(() => document.dir)];
  await bringAxe(shown.devtools);
  const violations = [];
  for (const colorScheme of ['dark', 'light']) {
    await tab.emulateMedia({ colorScheme });
    for (const dir of directions) {
      violations.push(...(await violationsOf(tab, dir)).map((line) => `${colorScheme} ${dir} ${line}`));
    }
  }
  await tab.evaluate((dir) => { document.dir = dir; }, directions[0]);
  await tab.setViewportSize(phone);
  const small = await tab.evaluate(tooSmall);
  await tab.setViewportSize(narrow);
  const cut = await tab.evaluate(cutOff);
  await tab.setViewportSize(desktop);
  const zoomed = await tab.evaluate(enlarged, 4);
  return { violations, small, cut, zoomed, complaints: [...shown.complaints] };
}

/** What there is to press that is less than 24 pixels high or wide. */
function tooSmall() {
  return [...document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, summary')]
    .filter((each) => each.checkVisibility() && !each.closest('details:not([open]) ul'))
    .filter((each) => !each.matches('.visually-hidden, .skip, input[type="checkbox"]') && !each.closest('.terms, .notice'))
    .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
    .filter(([, box]) => Math.round(box.width) < 24 || Math.round(box.height) < 24)
    .map(([html, box]) => `${html} ${box.width}×${box.height}`);
}

/** What does not fit: the page that scrolls sideways, and words that their own box or the window cuts off. */
function cutOff() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const words = [...document.querySelectorAll('main :is(h1, h2, p, a, label, li, dt, dd, bdi, button, summary), footer summary')];
  return [
    ...(scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth}`] : []),
    ...words
      .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden, .skip, [hidden], details:not([open]) ul'))
      .filter((each) => {
        const box = each.getBoundingClientRect();
        const overflows = getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1;
        return overflows || box.left < -1 || box.right > clientWidth + 1;
      })
      .map((each) => `cut off: ${each.outerHTML.slice(0, 120)}`),
  ];
}

/** The same with text so many times as large, as readers set it in their browser. */
async function enlarged(times) {
  document.documentElement.style.fontSize = `${times * 100}%`;
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const { scrollWidth, clientWidth } = document.documentElement;
  const wide = [...document.querySelectorAll('main *, footer summary')]
    .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden, .skip, svg, [hidden], details:not([open]) ul'))
    .filter((each) => each.getBoundingClientRect().right > clientWidth + 1 || each.getBoundingClientRect().left < -1);
  return [
    ...(scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth}`] : []),
    ...wide.map((each) => `out of the window: ${each.outerHTML.slice(0, 120)}`),
  ];
}

/** All of one kind that was found, by page. */
const all = (kind) => seen.flatMap((page) => page[kind].map((line) => `${page.name}: ${line}`));

test('managed login: axe finds nothing on any page, light and dark, left to right and right to left', () => {
  assert.ok(seen.length > 60, `only ${seen.length} pages`);
  assert.deepEqual(all('violations'), []);
});

test('managed login: no page is refused anything by its own content security policy', () => {
  assert.deepEqual(all('complaints'), []);
});

test('managed login: nothing is cut off at 320 pixels, which is 1280 at 400 %', () => {
  assert.deepEqual(all('cut'), []);
});

test('managed login: nothing leaves the window when text is four times as large', () => {
  assert.deepEqual(all('zoomed'), []);
});

test('managed login: everything to press is at least 24 pixels high and wide', () => {
  assert.deepEqual(all('small'), []);
});

test('managed login: without scripts every page but passkeys has all it needs', async () => {
  for (const page of pages('en')) {
    const { tab } = await gallery.view(page, { script: false });
    assert.equal(await tab.locator('h1').count(), 1, page);
    assert.equal(await tab.locator('button[type="button"]:visible').count(), 0, page);
  }
});

test('managed login: a password can be shown, and its requirements are told while it is typed', async () => {
  const { tab } = await gallery.view('sign-up');
  const password = tab.getByLabel('Password', { exact: true });
  await password.fill('abcdefgh');
  assert.deepEqual(
    await tab.locator('[data-rule]').evaluateAll((lines) => lines.map((line) => `${line.dataset.rule} ${line.dataset.state}`)),
    ['length met', 'upper unmet', 'lower met', 'digit unmet', 'symbol unmet'],
  );
  await tab.getByText('2 of 5 requirements met').waitFor({ state: 'attached' });
  await tab.getByRole('button', { name: 'Show password' }).click();
  assert.equal(await password.getAttribute('type'), 'text');
  await tab.getByRole('button', { name: 'Hide password' }).click();
  assert.equal(await password.getAttribute('type'), 'password');
});

test('managed login: a pasted code is cleaned, and another one can be asked for after a while', async () => {
  const { tab } = await gallery.view('code-email');
  await tab.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', ' 123-456 ');
    document.querySelector('[data-code]').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
  });
  assert.equal(await tab.getByLabel('Code').inputValue(), '123456');
  const resend = tab.getByRole('button', { name: /Send a new code in 0:/ });
  assert.equal(await resend.getAttribute('aria-disabled'), 'true');
});

test('managed login: the keyboard goes through a page in reading order and shows where it is', async () => {
  const { tab } = await gallery.view('identifier');
  const reached = [];
  for (let steps = 0; steps < 9; steps++) {
    reached.push(await tab.evaluate(() => document.activeElement.innerText.trim() || document.activeElement.name));
    const outline = await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, 'none', reached.at(-1));
    await tab.keyboard.press('Tab');
  }
  assert.deepEqual(reached, [
    'username', 'Next', 'Sign in with a passkey', 'Continue with Google', 'Continue with Apple', 'Continue with Facebook',
    'Continue with Amazon', 'Continue with Meadow Staff', 'Create an account',
  ]);
});
