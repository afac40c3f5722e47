// The pages of managed login as a browser draws them: readable, reachable and within bounds for everybody.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openGallery, pages } from './login-gallery.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let gallery;

before(async () => {
  gallery = await openGallery();
});

after(() => gallery?.close());

/** What axe finds, as lines. It is put into the page by the debugger, past the page's own policy. */
async function violations({ tab, devtools }) {
  await devtools.send('Runtime.evaluate', { expression: axe });
  const found = await tab.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), rules);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}

/** Does the same with every page, in two tabs side by side: most of the time goes into what happens within a tab. */
const inTwoTabs = (list, look) =>
  Promise.all([0, 1].map(async (lane) => {
    for (const page of list.filter((_, index) => index % 2 === lane)) {
      await look(page, lane);
    }
  }));

const turn = (tab) => tab.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));

for (const scheme of ['light', 'dark']) {
  test(`managed login: axe finds nothing on any page, left to right and right to left (${scheme})`, async () => {
    await inTwoTabs(pages('en'), async (page, lane) => {
      const shown = await gallery.view(page, { scheme, lane });
      assert.deepEqual(await violations(shown), [], page);
      await turn(shown.tab);
      assert.deepEqual(await violations(shown), [], `${page}, right to left`);
      assert.deepEqual(shown.complaints, [], page);
    });
  });
}

test('managed login: axe finds nothing in Arabic, Japanese and the longest words', async () => {
  for (const language of ['ar', 'ja', 'en-XA', 'de']) {
    for (const page of pages(language)) {
      assert.deepEqual(await violations(await gallery.view(page, { language })), [], `${language}/${page}`);
    }
  }
});

const overflow = (tab) => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('managed login: nothing is cut off at 320 pixels, which is 1280 at 400 %', async () => {
  for (const [language, list] of [['en', pages('en')], ['ar', pages('ar')], ['en-XA', pages('en-XA')], ['de', pages('de')]]) {
    for (const page of list) {
      const { tab } = await gallery.view(page, { language, width: 320, height: 256 });
      assert.equal(await overflow(tab), 0, `${language}/${page}`);
    }
  }
});

test('managed login: everything to press is at least 24 pixels high and wide', async () => {
  for (const page of pages('en')) {
    const { tab } = await gallery.view(page, { width: 390, height: 844 });
    const small = await tab.evaluate(() =>
      [...document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, summary')]
        .filter((each) => each.checkVisibility() && !each.closest('details:not([open]) ul'))
        .filter((each) => !each.matches('.visually-hidden, .skip, input[type="checkbox"]') && !each.closest('.terms, .notice'))
        .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
        .filter(([, box]) => Math.round(box.width) < 24 || Math.round(box.height) < 24)
        .map(([html, box]) => `${html} ${box.width}×${box.height}`),
    );
    assert.deepEqual(small, [], page);
  }
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
