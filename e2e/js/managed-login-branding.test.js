// Branded pages of managed login in Chromium: in the colours of their company, readable for everybody, within their own policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CreateManagedLoginBrandingCommand, SetUICustomizationCommand } from '@aws-sdk/client-cognito-identity-provider';
import { bringAxe, violationsOf } from './accessibility.js';
import { openChromium } from './browser.js';
import { cognito, endpoint, forPages, newClient, newPool } from './suite.js';

const callback = 'https://app.example.com/callback';
const drawing = (width, colour) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40"><rect width="${width}" height="40" fill="${colour}"/></svg>`,
  );
const asset = (Category, ColorMode, Bytes) => ({ Category, ColorMode, Extension: 'SVG', Bytes });
const logos = [asset('FORM_LOGO', 'LIGHT', drawing(40, '#0b5d3b')), asset('FORM_LOGO', 'DARK', drawing(60, '#7fe0b0'))];

const inLight = {
  pageBackground: { color: 'eef5f1ff' },
  form: { backgroundColor: 'fffdf7ff', borderColor: 'c8d8cfff' },
  pageText: { headingColor: '0a2e1fff', bodyColor: '1d3b2eff', descriptionColor: '3d5a4dff' },
  primaryButton: { defaults: { backgroundColor: '0b5d3bff', textColor: 'ffffffff' }, hover: { backgroundColor: '084a2fff', textColor: 'ffffffff' } },
};
const inDark = {
  pageBackground: { color: '04140eff' },
  form: { backgroundColor: '0b2419ff', borderColor: '2c4a3cff' },
  pageText: { headingColor: 'e8fff4ff', bodyColor: 'cfe8dcff', descriptionColor: 'a9c9b9ff' },
  primaryButton: { defaults: { backgroundColor: '7fe0b0ff', textColor: '04231aff' }, hover: { backgroundColor: '9aebc4ff', textColor: '04231aff' } },
};

/** Settings with these colours, as the branding editor writes them. */
const settings = (colorSchemeMode, modes) => ({
  categories: {
    global: { colorSchemeMode, pageHeader: { enabled: true }, pageFooter: { enabled: true }, spacingDensity: 'COMPACT' },
    form: { location: { horizontal: 'START', vertical: 'CENTER' } },
  },
  components: Object.fromEntries(
    Object.keys(inLight).map((name) => [name, Object.fromEntries(Object.entries(modes).map(([mode, all]) => [mode, all[name]]))]),
  ),
  componentClasses: { buttons: { borderRadius: 4 }, input: { borderRadius: 4 } },
});

let chromium;
let poolId;

before(async () => {
  chromium = await openChromium();
  poolId = await newPool();
});

after(() => chromium?.close());

async function newBranded(Settings, Assets = logos) {
  const { ClientId } = await newClient(poolId, forPages(callback));
  await cognito.send(new CreateManagedLoginBrandingCommand({ UserPoolId: poolId, ClientId, Settings, Assets }));
  return ClientId;
}

/** A page, once its pictures are there. */
async function open(clientId, colorScheme, path = '/login') {
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: callback, response_type: 'code', scope: 'openid' });
  const tab = await chromium.newTab({ colorScheme });
  await tab.goto(`${endpoint}${path}?${query}`, { waitUntil: 'load' });
  return tab;
}

/** What somebody sees of the brand. */
const seenOn = (tab) =>
  tab.evaluate(() => {
    const colour = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor;
    return {
      page: colour('body'),
      card: colour('main'),
      button: colour('main form button.primary'),
      radius: getComputedStyle(document.querySelector('main form button.primary')).borderRadius,
      logo: document.querySelector('main .logo img')?.naturalWidth,
    };
  });

async function problemsOn(tab) {
  await bringAxe(await tab.context().newCDPSession(tab));
  return [...(await violationsOf(tab)), ...chromium.refused];
}

const light = { page: 'rgb(238, 245, 241)', card: 'rgb(255, 253, 247)', button: 'rgb(11, 93, 59)', radius: '4px', logo: 40 };
const dark = { page: 'rgb(4, 20, 14)', card: 'rgb(11, 36, 25)', button: 'rgb(127, 224, 176)', radius: '4px', logo: 60 };
const ownDark = { page: 'rgb(18, 20, 26)', card: 'rgb(28, 31, 39)', button: 'rgb(143, 181, 255)', radius: '4px', logo: 60 };

for (const [mode, prefers, expected] of [
  ['DYNAMIC', 'light', light],
  ['DYNAMIC', 'dark', dark],
  ['DARK', 'light', dark],
  ['LIGHT', 'dark', light],
]) {
  test(`branding: pages of the mode ${mode} for who prefers ${prefers} colours`, async () => {
    const clientId = await newBranded(settings(mode, { lightMode: inLight, darkMode: inDark }));

    const tab = await open(clientId, prefers);
    const signUp = await open(clientId, prefers, '/signup');

    assert.deepEqual(await seenOn(tab), expected);
    assert.deepEqual(await problemsOn(tab), []);
    assert.deepEqual(await problemsOn(signUp), []);
  });
}

test('branding: colours of light pages leave dark ones readable', async () => {
  const clientId = await newBranded(settings('DYNAMIC', { lightMode: inLight }));

  const tab = await open(clientId, 'dark');

  assert.deepEqual(await seenOn(tab), ownDark);
  assert.deepEqual(await problemsOn(tab), []);
});

test('branding: classic CSS and its logo', async () => {
  const { ClientId } = await newClient(poolId, forPages(callback));
  const CSS = '.submitButton-customizable { background-color: #5b2a86; color: #ffffff; } .background-customizable { background-color: #fbf7ff; }';
  await cognito.send(new SetUICustomizationCommand({ UserPoolId: poolId, ClientId, CSS }));

  const tab = await open(ClientId, 'dark');
  const { button } = await seenOn(tab);

  assert.equal(button, 'rgb(91, 42, 134)');
  assert.deepEqual(await problemsOn(tab), []);
});
