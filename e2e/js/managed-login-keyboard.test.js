// Every journey through managed login in Chromium, by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AdminCreateUserCommand, SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider';
import { openChromium, startApplication } from './browser.js';
import { press, reach, type } from './keyboard.js';
import { cognito, endpoint, forPages, newClient, newPassword, newPerson, newPool, newUser, nextCode, nextMessage, password } from './suite.js';
import { newMfaPool, newPhone, totp } from './totp.js';

const submit = 'main form button.primary';
const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } };
let chromium;
let application;

before(async () => {
  chromium = await openChromium();
  application = await startApplication('');
});

after(async () => {
  application?.close();
  await chromium?.close();
});

async function start(poolId, path = '/oauth2/authorize', flows = ['ALLOW_REFRESH_TOKEN_AUTH']) {
  const { ClientId } = await newClient(poolId, forPages(application.callback, { ExplicitAuthFlows: flows }));
  const query = new URLSearchParams({
    client_id: ClientId, redirect_uri: application.callback, response_type: 'code', scope: 'openid', state: crypto.randomUUID(),
  });
  const tab = await chromium.newTab();
  const address = `${endpoint}${path}?${query}`;
  await tab.goto(address);
  return { tab, address, again: () => tab.goto(`${address}&prompt=login`) };
}

const arrives = (tab, pressing) => Promise.all([tab.waitForURL(/callback\?code=/), pressing]);

test('keyboard: choosing a code by e-mail', async () => {
  const poolId = await newPool({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } });
  const person = await newUser(poolId);
  const { tab } = await start(poolId, '/oauth2/authorize', ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);

  await type(tab, '[name=username]', person.username);
  await tab.keyboard.press('Enter');
  await press(tab, 'button[value=EMAIL_OTP]');
  await type(tab, '[name=code]', await nextCode(person.email));
  await arrives(tab, tab.keyboard.press('Enter'));

  assert.deepEqual(chromium.refused, []);
});

test('keyboard: signing up and confirming the address', async () => {
  const person = newPerson();
  const { tab } = await start(await newPool());

  await press(tab, 'a[href^="/signup"]');
  await type(tab, '[name=username]', person.username);
  await type(tab, '[name="attribute.email"]', person.email);
  await type(tab, '[name=password]', password);
  await press(tab, submit);
  await type(tab, '[name=code]', await nextCode(person.email));
  await arrives(tab, tab.keyboard.press('Enter'));

  assert.deepEqual(chromium.refused, []);
});

test('keyboard: setting a forgotten password anew', async () => {
  const poolId = await newPool();
  const person = await newUser(poolId);
  const { tab } = await start(poolId);

  await press(tab, 'a[href^="/forgotPassword"]');
  await type(tab, '[name=username]', person.username);
  await tab.keyboard.press('Enter');
  await type(tab, '[name=code]', await nextCode(person.email));
  await type(tab, '[name=password]', newPassword);
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('.notice.success');
  await type(tab, '[name=username]', person.username);
  await type(tab, '[name=password]', newPassword);
  await arrives(tab, tab.keyboard.press('Enter'));

  assert.deepEqual(chromium.refused, []);
});

test('keyboard: choosing a password in place of a temporary one', async () => {
  const poolId = await newPool();
  const { username } = newPerson();
  await cognito.send(
    new AdminCreateUserCommand({ UserPoolId: poolId, Username: username, TemporaryPassword: password, MessageAction: 'SUPPRESS' }),
  );
  const { tab } = await start(poolId);

  await type(tab, '[name=username]', username);
  await type(tab, '[name=password]', password);
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('[data-page="new-password"]');
  await type(tab, '[name=password]', newPassword);
  await arrives(tab, tab.keyboard.press('Enter'));

  assert.deepEqual(chromium.refused, []);
});

test('keyboard: setting up an authenticator app, and signing in with it in another language', async () => {
  const poolId = await newMfaPool('ON', 'totp');
  const person = await newUser(poolId);
  const { tab, again } = await start(poolId);

  await type(tab, '[name=username]', person.username);
  await type(tab, '[name=password]', password);
  await tab.keyboard.press('Enter');
  await press(tab, 'button[value=SOFTWARE_TOKEN_MFA]');
  const key = (await tab.textContent('.key code')).replaceAll(' ', '');
  await type(tab, '[name=code]', totp(key));
  await arrives(tab, tab.keyboard.press('Enter'));

  await again();
  await press(tab, '.languages summary');
  await press(tab, '.languages a[lang=de]');
  await tab.waitForSelector('html[lang=de]');
  await type(tab, '[name=username]', person.username);
  await type(tab, '[name=password]', password);
  await tab.keyboard.press('Enter');
  await type(tab, '[name=code]', totp(key, 1));
  await arrives(tab, tab.keyboard.press('Enter'));

  assert.deepEqual(chromium.refused, []);
});

test('keyboard: adding a phone number for codes by text message', async () => {
  const poolId = await newPool({ AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } });
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId: poolId, MfaConfiguration: 'ON', SmsMfaConfiguration: sms }));
  const person = await newUser(poolId);
  const phone = newPhone();
  const { tab } = await start(poolId);

  await type(tab, '[name=username]', person.username);
  await type(tab, '[name=password]', password);
  await tab.keyboard.press('Enter');
  await press(tab, 'button[value=SMS_MFA]');
  await reach(tab, '[name="country.phone_number"]');
  await tab.keyboard.type('United States');
  await type(tab, '[name=phone_number]', phone.slice('+1'.length));
  await tab.keyboard.press('Enter');
  await type(tab, '[name=code]', await nextCode(phone));
  await arrives(tab, tab.keyboard.press('Enter'));

  assert.deepEqual(chromium.refused, []);
});

test('keyboard: going on with the account that is signed in', async () => {
  const poolId = await newPool();
  const person = await newUser(poolId);
  const { tab, address } = await start(poolId);
  await type(tab, '[name=username]', person.username);
  await type(tab, '[name=password]', password);
  await arrives(tab, tab.keyboard.press('Enter'));

  await tab.goto(`${address}&prompt=select_account`);
  await reach(tab, 'button[value=continue]');
  await arrives(tab, tab.keyboard.press('Enter'));

  assert.deepEqual(chromium.refused, []);
});

test('keyboard: asking for a forgotten username', async () => {
  const poolId = await newPool();
  const person = await newUser(poolId);
  const { tab } = await start(poolId, '/login');

  await press(tab, 'a[href^="/forgotUsername"]');
  await type(tab, '[name=email]', person.email);
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('.notice');

  assert.ok((await nextMessage(person.email)).text.includes(person.username));
  assert.deepEqual(chromium.refused, []);
});
