// Second factors through aws-amplify v6, unchanged.
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { endpoint, newClient, newPerson, nextCode, password } from './suite.js';
import { newMember, newMfaPool, totp } from './totp.js';

afterEach(() => auth.signOut());

async function use(userPoolId) {
  const { ClientId } = await newClient(userPoolId);
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: ClientId, userPoolEndpoint: endpoint, loginWith: { username: true } } },
  });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
}

const signIn = (username) => auth.signIn({ username, password, options: { authFlowType: 'USER_SRP_AUTH' } });

test('amplify: an authenticator app is set up on the way in', async () => {
  const poolId = await newMfaPool('ON', 'totp');
  await use(poolId);
  const { nextStep } = await signIn(await newMember(poolId));
  assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
  const secret = nextStep.totpSetupDetails.sharedSecret;

  const { isSignedIn } = await auth.confirmSignIn({ challengeResponse: totp(secret) });

  assert.equal(isSignedIn, true);
  assert.deepEqual(await auth.fetchMFAPreference(), { enabled: ['TOTP'], preferred: 'TOTP' });
});

test('amplify: a signed-in user sets up TOTP and is asked for it', async () => {
  const poolId = await newMfaPool('OPTIONAL', 'totp');
  await use(poolId);
  const username = await newMember(poolId);
  await signIn(username);
  const { sharedSecret } = await auth.setUpTOTP();
  await auth.verifyTOTPSetup({ code: totp(sharedSecret) });
  await auth.updateMFAPreference({ totp: 'PREFERRED' });
  await auth.signOut();

  const { nextStep } = await signIn(username);

  assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  const { isSignedIn } = await auth.confirmSignIn({ challengeResponse: totp(sharedSecret, 1) });
  assert.equal(isSignedIn, true);
});

test('amplify: the code of an e-mail completes sign-in', async () => {
  const poolId = await newMfaPool('OPTIONAL', 'email');
  await use(poolId);
  const { email } = newPerson();
  const username = await newMember(poolId, { email }, { EmailMfaSettings: { Enabled: true, PreferredMfa: true } });

  const { nextStep } = await signIn(username);

  assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  assert.equal(nextStep.codeDeliveryDetails.deliveryMedium, 'EMAIL');
  const { isSignedIn } = await auth.confirmSignIn({ challengeResponse: await nextCode(email) });
  assert.equal(isSignedIn, true);
});

test('amplify: e-mail is set up as a second factor on the way in', async () => {
  const poolId = await newMfaPool('ON', 'totp', 'email');
  await use(poolId);
  const { email } = newPerson();
  const selection = await signIn(await newMember(poolId));
  const setUp = await auth.confirmSignIn({ challengeResponse: 'EMAIL' });
  const asked = await auth.confirmSignIn({ challengeResponse: email });

  const { isSignedIn } = await auth.confirmSignIn({ challengeResponse: await nextCode(email) });

  assert.equal(selection.nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION');
  assert.equal(setUp.nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  assert.equal(isSignedIn, true);
  assert.deepEqual(await auth.fetchMFAPreference(), { enabled: ['EMAIL'], preferred: 'EMAIL' });
});

test('amplify: the user chooses among several second factors', async () => {
  const poolId = await newMfaPool('OPTIONAL', 'sms', 'email');
  await use(poolId);
  const { email } = newPerson();
  const preference = { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } };
  const username = await newMember(poolId, { email, phone_number: '+12065550123' }, preference);
  const { nextStep } = await signIn(username);
  assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION');
  assert.deepEqual(nextStep.allowedMFATypes, ['SMS', 'EMAIL']);

  const chosen = await auth.confirmSignIn({ challengeResponse: 'EMAIL' });

  assert.equal(chosen.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  const { isSignedIn } = await auth.confirmSignIn({ challengeResponse: await nextCode(email) });
  assert.equal(isSignedIn, true);
});
