// People who look after their own account in Chromium, by keyboard: profile, password, factors, passkeys, sessions, deletion.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AdminGetUserCommand, SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider';
import { openChromium, plugInAuthenticator, startApplication } from './browser.js';
import { press, type } from './keyboard.js';
import { cognito, endpoint, forPages, newClient, newPassword, newPool, newUser, password } from './suite.js';
import { totp } from './totp.js';

// passkeys need a name: Chromium takes localhost for a secure context, an address not for a relying party
const site = endpoint.replace('127.0.0.1', 'localhost');
let chromium;
let application;
let poolId;
let clientId;

before(async () => {
  chromium = await openChromium();
  application = await startApplication('');
  poolId = await newPool({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } });
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: poolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
      WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
    }),
  );
  const settings = { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] };
  clientId = (await newClient(poolId, forPages(application.callback, settings))).ClientId;
});

after(async () => {
  application?.close();
  await chromium?.close();
});

function address(path, more = {}) {
  const query = { client_id: clientId, redirect_uri: application.callback, response_type: 'code', scope: 'openid', ...more };
  return `${site}${path}?${new URLSearchParams(query)}`;
}

/** The account page of somebody who signs in for it. */
async function enter(tab, person, secret = password) {
  await tab.goto(address('/account'));
  await type(tab, '[name=username]', person.username);
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('[data-page=password], [data-page=factors]');
  if (await tab.$('[data-page=factors]')) await press(tab, 'button[value=PASSWORD]');
  await type(tab, '[name=password]', secret);
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('[data-page=account]');
}

test('account: the profile and the password are changed', async () => {
  const person = await newUser(poolId);
  const tab = await chromium.newTab();
  await enter(tab, person);

  await press(tab, 'a[href^="/account/profile"]');
  await type(tab, '[name="attribute.given_name"]', 'Ana');
  await press(tab, 'main form button.primary');
  await tab.waitForSelector('[data-page=account] .notice.success');
  await press(tab, 'a[href^="/account/password"]');
  await type(tab, '[name=current]', password);
  await type(tab, '[name=password]', newPassword);
  await press(tab, 'main form button.primary');
  await tab.waitForSelector('[data-page=account] .notice.success');

  const { UserAttributes } = await cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: person.username }));
  assert.equal(UserAttributes.find(({ Name }) => Name === 'given_name').Value, 'Ana');
  await enter(await chromium.newTab(), person, newPassword);
  assert.deepEqual(chromium.refused, []);
});

test('account: an authenticator app is set up and asked for from then on', async () => {
  const person = await newUser(poolId);
  const tab = await chromium.newTab();
  await enter(tab, person);

  await press(tab, 'button[value=SOFTWARE_TOKEN_MFA]');
  const key = (await tab.textContent('.key code')).replaceAll(' ', '');
  await type(tab, '[name=code]', totp(key));
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('[data-page=account] .notice.success');

  assert.equal(await tab.locator('button[name="factor.off"][value=SOFTWARE_TOKEN_MFA]').count(), 1);
  assert.deepEqual(chromium.refused, []);
});

test('account: a passkey is made, signs in from the field of the name, and is removed', async () => {
  const person = await newUser(poolId);
  const tab = await chromium.newTab();
  await plugInAuthenticator(tab);
  await enter(tab, person);
  await press(tab, 'button[name="passkey.add"]');
  await tab.waitForSelector('[data-page=passkey-add]');
  await press(tab, '[data-passkey=enrol] button');
  await tab.waitForSelector('[data-page=account] button[name="passkey.remove"]');

  // the authenticator stands for somebody who picks the suggestion below the field: no name is typed
  await Promise.all([tab.waitForURL(/callback\?code=/), tab.goto(address('/login', { prompt: 'login' })).catch(() => {})]);

  await tab.goto(address('/account'));
  await press(tab, 'button[name="passkey.remove"]');
  await tab.waitForSelector('[data-page=account]:not(:has(button[name="passkey.remove"]))');
  assert.deepEqual(chromium.refused, []);
});

test('account: other browsers are signed out from here', async () => {
  const person = await newUser(poolId);
  const here = await chromium.newTab();
  const there = await chromium.newTab();
  await enter(there, person);
  await enter(here, person);

  await here.waitForSelector('button[name="browser.end"]');
  await press(here, 'button[name="sessions.end"]');
  await here.waitForSelector('[data-page]:not([data-page=account])');
  await there.reload();

  await there.waitForSelector('[data-page=sign-in]');
  assert.deepEqual(chromium.refused, []);
});

test('account: deleting it takes the user away', async () => {
  const person = await newUser(poolId);
  const tab = await chromium.newTab();
  await enter(tab, person);

  await press(tab, 'a[href^="/account/delete"]');
  await tab.waitForSelector('[data-page=account-delete]');
  await press(tab, 'main form button.danger, main form button.primary');
  await tab.waitForSelector('[data-page=account-deleted]');

  await assert.rejects(cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: person.username })), /not exist/);
  assert.deepEqual(chromium.refused, []);
});
