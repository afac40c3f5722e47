// Somebody without a mouse: Tab and Shift+Tab lead to everything, Enter and the space bar press it.
import assert from 'node:assert/strict';

const most = 90;

/** Goes on with Tab until what a selector names has the focus, which must show. */
export async function reach(tab, selector) {
  await tab.waitForSelector(selector, { state: 'visible' });
  for (let presses = 0; presses < most; presses++) {
    const there = await tab.evaluate((wanted) => {
      const focused = document.activeElement;
      return focused?.matches(wanted) ? getComputedStyle(focused).outlineStyle : '';
    }, selector);
    if (there) {
      assert.notEqual(there, 'none', `nothing shows that ${selector} has the focus`);
      return;
    }
    await tab.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${selector} on ${tab.url()}`);
}

/** Types into a field, in place of what is there. */
export async function type(tab, selector, text) {
  await reach(tab, selector);
  await tab.keyboard.press('Control+A');
  await tab.keyboard.type(text);
}

/** Presses a button or follows a link. */
export async function press(tab, selector) {
  await reach(tab, selector);
  await tab.keyboard.press('Enter');
}
