// aws-amplify v6, unchanged: choice-based sign-in (USER_AUTH) by password and by codes, and without any password.
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { claimsOf, endpoint, newClient, newPerson, newPool, nextCode, password } from './suite.js';

before(async () => {
  const userPoolId = await newPool({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
  });
  const { ClientId } = await newClient(userPoolId, { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: ClientId, userPoolEndpoint: endpoint, loginWith: { username: true } } },
  });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
});

afterEach(() => auth.signOut());

async function signedUp(person, options = {}) {
  return auth.signUp({
    username: person.username,
    ...options,
    options: { userAttributes: { email: person.email }, autoSignIn: options.autoSignIn },
  });
}

async function confirmed(person = newPerson()) {
  await signedUp(person, { password });
  await auth.confirmSignUp({ username: person.username, confirmationCode: await nextCode(person.email) });
  return person;
}

const begin = (person, options = {}) =>
  auth.signIn({ username: person.username, options: { authFlowType: 'USER_AUTH', ...options } });

test('amplify: the available challenges are offered, and a code by mail is chosen', async () => {
  const person = await confirmed();

  const { nextStep } = await begin(person);
  assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
  assert.deepEqual(nextStep.availableChallenges, ['EMAIL_OTP', 'PASSWORD', 'PASSWORD_SRP']);

  const asked = await auth.confirmSignIn({ challengeResponse: 'EMAIL_OTP' });
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  assert.equal(asked.nextStep.codeDeliveryDetails.deliveryMedium, 'EMAIL');
  const done = await auth.confirmSignIn({ challengeResponse: await nextCode(person.email) });

  assert.equal(done.isSignedIn, true);
  assert.equal((await auth.getCurrentUser()).username, person.username);
});

test('amplify: a preferred code by mail is sent at once', async () => {
  const person = await confirmed();

  const { nextStep } = await begin(person, { preferredChallenge: 'EMAIL_OTP' });
  assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  const { isSignedIn } = await auth.confirmSignIn({ challengeResponse: await nextCode(person.email) });

  assert.equal(isSignedIn, true);
  const { tokens } = await auth.fetchAuthSession();
  assert.deepEqual(tokens.accessToken.payload.amr, ['email_otp']);
  assert.equal(tokens.idToken.payload.acr, 'urn:cognito:loa:2');
});

test('amplify: a wrong code may be corrected', async () => {
  const person = await confirmed();
  await begin(person, { preferredChallenge: 'EMAIL_OTP' });
  const code = await nextCode(person.email);

  await assert.rejects(auth.confirmSignIn({ challengeResponse: code === '000000' ? '000001' : '000000' }), {
    name: 'CodeMismatchException',
  });

  assert.equal((await auth.confirmSignIn({ challengeResponse: code })).isSignedIn, true);
});

for (const way of ['PASSWORD', 'PASSWORD_SRP']) {
  test(`amplify: ${way} is chosen`, async () => {
    const person = await confirmed();
    await begin(person);

    const asked = await auth.confirmSignIn({ challengeResponse: way });
    assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_PASSWORD');
    const done = await auth.confirmSignIn({ challengeResponse: password });

    assert.equal(done.isSignedIn, true);
  });

  test(`amplify: ${way} is preferred`, async () => {
    const person = await confirmed();

    const { isSignedIn } = await auth.signIn({
      username: person.username,
      password,
      options: { authFlowType: 'USER_AUTH', preferredChallenge: way },
    });

    assert.equal(isSignedIn, true);
  });
}

test('amplify: somebody without a password signs up and is signed in after the confirmation', async () => {
  const person = newPerson();
  const { nextStep } = await signedUp(person, { autoSignIn: { authFlowType: 'USER_AUTH' } });
  assert.equal(nextStep.signUpStep, 'CONFIRM_SIGN_UP');

  const confirmation = await auth.confirmSignUp({
    username: person.username,
    confirmationCode: await nextCode(person.email),
  });
  assert.equal(confirmation.nextStep.signUpStep, 'COMPLETE_AUTO_SIGN_IN');
  const { isSignedIn } = await auth.autoSignIn();

  assert.equal(isSignedIn, true);
  const { tokens } = await auth.fetchAuthSession();
  assert.equal(claimsOf(tokens.idToken.toString()).email, person.email);
});
