// Makes the pictures of docs/managed-login.md from the approved pages.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openGallery } from './login-gallery.js';

const folder = join(import.meta.dirname, '../../docs/images/login');
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

mkdirSync(folder, { recursive: true });
const gallery = await openGallery();
for (const [name, page, options] of pictures) {
  const { tab } = await gallery.view(page, options);
  await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
await gallery.close();
