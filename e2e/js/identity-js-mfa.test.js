// Second factors through amazon-cognito-identity-js, unchanged.
import { CognitoUserPool } from 'amazon-cognito-identity-js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryStorage, call, credentials, outcome, userOn } from './identity.js';
import { endpoint, newClient, nextCode } from './suite.js';
import { newMember, newMfaPool, newPhone, totp } from './totp.js';

async function application(UserPoolId) {
  const { ClientId } = await newClient(UserPoolId);
  return new CognitoUserPool({ UserPoolId, ClientId, endpoint, Storage: new MemoryStorage() });
}

/** sendMFACode takes the type behind the callbacks. */
const sendCode = (user, code, type) =>
  new Promise((resolve, reject) => user.sendMFACode(code, { onSuccess: resolve, onFailure: reject }, type));

test('identity-js: an authenticator app is set up at MFA_SETUP and asked for at the next sign-in', async () => {
  const poolId = await newMfaPool('ON', 'totp');
  const username = await newMember(poolId);
  const app = await application(poolId);
  const user = userOn(app, username);
  const { mfaSetup } = await outcome(user, 'authenticateUser', credentials(username));
  const { secret } = await outcome(user, 'associateSoftwareToken');

  const { success } = await outcome(user, 'verifySoftwareToken', totp(secret), 'phone');

  assert.equal(mfaSetup.MFAS_CAN_SETUP, '["SOFTWARE_TOKEN_MFA"]');
  assert.ok(success.isValid());
  const again = userOn(app, username);
  const { totpRequired } = await outcome(again, 'authenticateUser', credentials(username));
  assert.equal(totpRequired.FRIENDLY_DEVICE_NAME, 'phone');
  assert.ok((await sendCode(again, totp(secret, 1), 'SOFTWARE_TOKEN_MFA')).isValid());
});

test('identity-js: a signed-in user sets up and prefers an authenticator app', async () => {
  const poolId = await newMfaPool('OPTIONAL', 'totp');
  const username = await newMember(poolId);
  const app = await application(poolId);
  const user = userOn(app, username);
  await outcome(user, 'authenticateUser', credentials(username));
  const { secret } = await outcome(user, 'associateSoftwareToken');
  await outcome(user, 'verifySoftwareToken', totp(secret), 'phone');
  await call(user, 'setUserMfaPreference', null, { Enabled: true, PreferredMfa: true });

  const again = userOn(app, username);
  const { totpRequired } = await outcome(again, 'authenticateUser', credentials(username));

  assert.ok(totpRequired);
  await assert.rejects(sendCode(again, '000000' === totp(secret) ? '000001' : '000000', 'SOFTWARE_TOKEN_MFA'), {
    code: 'CodeMismatchException',
  });
  assert.ok((await sendCode(again, totp(secret, 1), 'SOFTWARE_TOKEN_MFA')).isValid());
});

test('identity-js: the code of a text message completes sign-in', async () => {
  const poolId = await newMfaPool('OPTIONAL', 'sms');
  const phone = newPhone();
  const preference = { SMSMfaSettings: { Enabled: true, PreferredMfa: true } };
  const username = await newMember(poolId, { phone_number: phone }, preference);
  const user = userOn(await application(poolId), username);

  const { mfaRequired } = await outcome(user, 'authenticateUser', credentials(username));

  assert.equal(mfaRequired.CODE_DELIVERY_DELIVERY_MEDIUM, 'SMS');
  assert.ok((await sendCode(user, await nextCode(phone))).isValid());
});

test('identity-js: SELECT_MFA_TYPE lets the user choose', async () => {
  const poolId = await newMfaPool('OPTIONAL', 'sms', 'email');
  const phone = newPhone();
  const preference = { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } };
  const attributes = { phone_number: phone, email: `${phone.slice(1)}@example.com` };
  const username = await newMember(poolId, attributes, preference);
  const user = userOn(await application(poolId), username);
  const { selectMfaType } = await outcome(user, 'authenticateUser', credentials(username));

  const { mfaRequired } = await outcome(user, 'sendMFASelectionAnswer', 'SMS_MFA');

  assert.equal(selectMfaType.MFAS_CAN_CHOOSE, '["SMS_MFA","EMAIL_OTP"]');
  assert.equal(mfaRequired.CODE_DELIVERY_DELIVERY_MEDIUM, 'SMS');
  assert.ok((await sendCode(user, await nextCode(phone))).isValid());
});
