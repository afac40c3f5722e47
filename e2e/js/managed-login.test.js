// Managed login in Chromium, from an application with oidc-client-ts and back to it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider';
import { openChromium, plugInAuthenticator } from './browser.js';
import { startRelyingParty } from './relying-party.js';
import { cognito, endpoint, forPages, newClient, newPerson, newPool, newUser, nextCode, password } from './suite.js';

// passkeys need a name: Chromium takes localhost for a secure context, an address not for a relying party
const site = endpoint.replace('127.0.0.1', 'localhost');

let chromium;
let application;

before(async () => {
  chromium = await openChromium();
  application = await startRelyingParty();
});

after(async () => {
  application?.close();
  await chromium?.close();
});

async function newApplication(explicitAuthFlows) {
  const poolId = await newPool({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] } },
  });
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: poolId,
      WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
    }),
  );
  const { ClientId } = await newClient(poolId, forPages(application.callback, { ExplicitAuthFlows: explicitAuthFlows }));
  application.configure({ authority: `${endpoint}/${poolId}`, client_id: ClientId });
  return { poolId, clientId: ClientId };
}

function authorizeUrl(clientId) {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: application.callback,
    response_type: 'code',
    scope: 'openid',
    state: crypto.randomUUID(),
  });
  return `${site}/oauth2/authorize?${query}`;
}

async function claims(tab) {
  await tab.waitForFunction(() => document.querySelector('#claims')?.textContent);
  return JSON.parse(await tab.textContent('#claims'));
}

test('managed login: oidc-client-ts signs in with a password, by keyboard alone', async () => {
  const { poolId } = await newApplication(['ALLOW_REFRESH_TOKEN_AUTH']);
  const person = await newUser(poolId);
  const tab = await chromium.newTab();
  await tab.goto(application.origin);
  await tab.waitForSelector('#sign-in:enabled');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('[data-page="sign-in"]');

  await tabTo(tab, 'username');
  await tab.keyboard.type(person.username);
  await tabTo(tab, 'password');
  await tab.keyboard.type(password);
  await tab.keyboard.press('Enter');

  const profile = await claims(tab);
  assert.equal(profile.email, person.email);
  assert.deepEqual(chromium.refused, []);
});

/** Presses Tab until a field has the focus, as somebody without a mouse does. */
async function tabTo(tab, name) {
  for (let presses = 0; presses < 12; presses++) {
    await tab.keyboard.press('Tab');
    if ((await tab.evaluate(() => document.activeElement?.name)) === name) return;
  }
  assert.fail(`the keyboard does not reach ${name}`);
}

test('managed login: without JavaScript a code by e-mail signs in', async () => {
  const { poolId, clientId } = await newApplication(['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  const person = await newUser(poolId);
  const tab = await chromium.newTab({ javaScriptEnabled: false });
  await tab.goto(authorizeUrl(clientId));

  await tab.fill('[name=username]', person.username);
  await tab.click('main form button[type=submit]');
  await tab.click('button[value=EMAIL_OTP]');
  await tab.fill('[name=code]', await nextCode(person.email));
  await Promise.all([tab.waitForURL(/callback\?code=/), tab.click('main form button[type=submit]')]);

  assert.match(tab.url(), /state=/);
});

test('managed login: signing up without JavaScript ends at the application', async () => {
  const { clientId } = await newApplication(['ALLOW_REFRESH_TOKEN_AUTH']);
  const person = newPerson();
  const tab = await chromium.newTab({ javaScriptEnabled: false });
  await tab.goto(authorizeUrl(clientId));

  await tab.click('a[href^="/signup"]');
  await tab.fill('[name=username]', person.username);
  await tab.fill('[name="attribute.email"]', person.email);
  await tab.fill('[name=password]', password);
  await tab.click('main form button[type=submit]');
  await tab.fill('[name=code]', await nextCode(person.email));
  await Promise.all([tab.waitForURL(/callback\?code=/), tab.click('main form button[type=submit]')]);

  assert.match(tab.url(), /code=/);
});

/** A tab whose person has just signed in with a password and made a passkey. */
async function withPasskey() {
  const { poolId, clientId } = await newApplication(['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  const person = await newUser(poolId);
  const tab = await chromium.newTab();
  const somebodyTouches = await plugInAuthenticator(tab);
  await tab.goto(authorizeUrl(clientId));
  await tab.fill('[name=username]', person.username);
  await tab.click('main form button[type=submit]');
  await tab.click('button[value=PASSWORD]');
  await tab.fill('[name=password]', password);
  await tab.click('main form button[type=submit]');
  await tab.waitForSelector('[data-page="passkey-add"]');
  await Promise.all([tab.waitForURL(/callback\?code=/), tab.click('[data-passkey] button')]);
  return { tab, person, again: `${authorizeUrl(clientId)}&prompt=login`, somebodyTouches };
}

test('managed login: a passkey is suggested before the name is typed', async () => {
  const { tab, again } = await withPasskey();

  await tab.goto(again, { waitUntil: 'commit' });
  await tab.waitForURL(/callback\?code=/);

  assert.match(tab.url(), /code=/);
  assert.deepEqual(chromium.refused, []);
});

test('managed login: a passkey is chosen after the name', async () => {
  const { tab, person, again, somebodyTouches } = await withPasskey();
  await somebodyTouches(false);
  await tab.goto(again);

  await tab.fill('[name=username]', person.username);
  await tab.click('main form button[type=submit]');
  await tab.click('button[value=WEB_AUTHN]');
  await tab.waitForSelector('[data-page="passkey"]');
  await somebodyTouches(true);
  await Promise.all([tab.waitForURL(/callback\?code=/), tab.click('[data-passkey] button')]);

  assert.match(tab.url(), /code=/);
  assert.deepEqual(chromium.refused, []);
});

test('managed login: who is signed in goes on with one press', async () => {
  const { poolId, clientId } = await newApplication(['ALLOW_REFRESH_TOKEN_AUTH']);
  const person = await newUser(poolId);
  const tab = await chromium.newTab();
  await tab.goto(authorizeUrl(clientId));
  await tab.fill('[name=username]', person.username);
  await tab.fill('[name=password]', password);
  await Promise.all([tab.waitForURL(/callback\?code=/), tab.keyboard.press('Enter')]);

  await tab.goto(`${authorizeUrl(clientId)}&prompt=select_account`);
  await tab.waitForSelector('[data-page="accounts"]');
  await Promise.all([tab.waitForURL(/callback\?code=/), tab.click('button[value=continue]')]);

  assert.match(tab.url(), /code=/);
});

test('managed login: two tabs sign in side by side', async () => {
  const { poolId, clientId } = await newApplication(['ALLOW_REFRESH_TOKEN_AUTH']);
  const person = await newUser(poolId);
  const first = await chromium.newTab();
  const second = await first.context().newPage();
  await first.goto(authorizeUrl(clientId));
  await second.goto(authorizeUrl(clientId));

  for (const tab of [first, second]) {
    await tab.bringToFront();
    await tab.fill('[name=username]', person.username);
    await tab.fill('[name=password]', password);
    await Promise.all([tab.waitForURL(/callback\?code=/), tab.keyboard.press('Enter')]);
  }

  assert.match(first.url(), /code=/);
  assert.match(second.url(), /code=/);
});
