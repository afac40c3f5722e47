// axe on a page of ours, put there by the debugger: the page's own policy would not let it in.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Puts axe into the page that a tab shows. */
export const bringAxe = (devtools) => devtools.send('Runtime.evaluate', { expression: axe });

/** What axe finds on the page in its direction, or in another one, as lines. */
export async function violationsOf(tab, dir) {
  const found = await tab.evaluate(([to, values]) => {
    if (to) document.dir = to;
    return window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
  }, [dir, rules]);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}
