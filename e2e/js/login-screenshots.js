// Makes the pictures of docs/managed-login.md, and docs/managed-login-pages.md with every page there is, from the approved pages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGallery, pages } from './login-gallery.js';

const docs = join(import.meta.dirname, '../../docs');
const folder = join(docs, 'images/login');
const desktop = { width: 880, height: 700 };
const phone = { width: 390, height: 760 };
const pictures = [
  ['sign-in-light', 'sign-in', desktop],
  ['sign-in-dark', 'identifier', { ...desktop, scheme: 'dark' }],
  ['factors-phone-light', 'factors', phone],
  ['factors-phone-dark-ar', 'factors', { ...phone, scheme: 'dark', language: 'ar' }],
  ['code-email-light', 'code-email', desktop],
  ['sign-up-refused-dark', 'sign-up-refused', { ...desktop, scheme: 'dark' }],
  ['totp-setup-light', 'totp-setup', desktop],
  ['account-dark', 'account', { ...desktop, scheme: 'dark' }],
];

/** Every page as four pictures side by side. */
const states = [desktop, phone].flatMap((size) => ['light', 'dark'].map((scheme) => ({ ...size, scheme })));
const smaller = 0.5;
const gap = 16;
const intro = `# Every page of managed login

On a desktop and on a phone, in light and in dark colours, without branding. \`node login-screenshots.js\` in \`e2e/js\` makes this page from the pages that
\`GalleryTest\` approved. What they are for is in [managed-login.md](managed-login.md).
`;

const gallery = await openGallery();

async function picture(page, options) {
  const { tab } = await gallery.view(page, options);
  const title = await tab.title();
  return { title, width: options.width, data: await tab.screenshot({ fullPage: true }) };
}

/** Puts pictures side by side. */
async function sheet(all, { tab, devtools }) {
  const images = all.map(({ data, width }) => `<img width="${width * smaller}" src="data:image/png;base64,${data.toString('base64')}">`);
  await tab.goto('about:blank');
  await tab.setContent(
    `<body style="margin:0;background:#9aa0aa"><div style="display:flex;align-items:flex-start;gap:${gap}px;padding:${gap}px;inline-size:max-content">${images.join('')}</div>`,
  );
  await tab.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const box = await tab.locator('div').boundingBox();
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp', quality: 80, captureBeyondViewport: true, clip: { ...box, scale: 1.5 },
  });
  return Buffer.from(data, 'base64');
}

mkdirSync(join(folder, 'pages'), { recursive: true });
for (const [name, page, options] of pictures) {
  const { data } = await picture(page, options);
  writeFileSync(join(folder, `${name}.png`), data);
}
const wall = await gallery.view('sign-in', { width: 1400, wall: true });
const sections = [];
for (const page of pages('en')) {
  const all = [];
  for (const state of states) all.push(await picture(page, state));
  writeFileSync(join(folder, 'pages', `${page}.webp`), await sheet(all, wall));
  const title = all[0].title.replace(' · Meadow Books', '');
  sections.push(`\n## ${page}\n\n![${title}](images/login/pages/${page}.webp)\n`);
}
writeFileSync(join(docs, 'managed-login-pages.md'), intro + sections.join(''));
await gallery.close();
