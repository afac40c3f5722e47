// aws-amplify v6, unchanged: only userPoolEndpoint configured, tokens kept in memory.
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { endpoint, newClient, newPassword, newPerson, newPool, nextCode, password } from './suite.js';

before(async () => {
  const userPoolId = await newPool();
  const { ClientId } = await newClient(userPoolId);
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: ClientId, userPoolEndpoint: endpoint, loginWith: { username: true } } },
  });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
});

afterEach(() => auth.signOut());

async function confirmed(person = newPerson()) {
  const { nextStep } = await auth.signUp({
    username: person.username,
    password,
    options: { userAttributes: { email: person.email } },
  });
  assert.equal(nextStep.signUpStep, 'CONFIRM_SIGN_UP');
  const done = await auth.confirmSignUp({ username: person.username, confirmationCode: await nextCode(person.email) });
  assert.equal(done.isSignUpComplete, true);
  return person;
}

async function signedIn(person, secret = password, authFlowType = 'USER_SRP_AUTH') {
  return auth.signIn({ username: person.username, password: secret, options: { authFlowType } });
}

for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH']) {
  test(`amplify: sign-up and sign-in with ${flow}`, async () => {
    const person = await confirmed();

    const { isSignedIn } = await signedIn(person, password, flow);

    assert.equal(isSignedIn, true);
    assert.equal((await auth.getCurrentUser()).username, person.username);
    const { tokens } = await auth.fetchAuthSession();
    assert.equal(tokens.idToken.payload.email, person.email);
  });
}

test('amplify: a session is refreshed on demand', async () => {
  const person = await confirmed();
  await signedIn(person);
  const { tokens } = await auth.fetchAuthSession();

  const { tokens: fresh } = await auth.fetchAuthSession({ forceRefresh: true });

  assert.notEqual(fresh.accessToken.payload.jti, tokens.accessToken.payload.jti);
  assert.equal(fresh.accessToken.payload.sub, tokens.accessToken.payload.sub);
});

test('amplify: attributes are updated and fetched', async () => {
  const person = await confirmed();
  await signedIn(person);

  await auth.updateUserAttributes({ userAttributes: { nickname: 'Ada' } });

  const attributes = await auth.fetchUserAttributes();
  assert.equal(attributes.nickname, 'Ada');
  assert.equal(attributes.email_verified, 'true');
});

test('amplify: a forgotten password is reset', async () => {
  const person = await confirmed();
  const { nextStep } = await auth.resetPassword({ username: person.username });
  assert.equal(nextStep.resetPasswordStep, 'CONFIRM_RESET_PASSWORD_WITH_CODE');

  await auth.confirmResetPassword({
    username: person.username,
    confirmationCode: await nextCode(person.email),
    newPassword,
  });

  assert.equal((await signedIn(person, newPassword)).isSignedIn, true);
});

test('amplify: the password is changed while signed in', async () => {
  const person = await confirmed();
  await signedIn(person);

  await auth.updatePassword({ oldPassword: password, newPassword });
  await auth.signOut();

  await assert.rejects(signedIn(person, password), { name: 'NotAuthorizedException' });
  assert.equal((await signedIn(person, newPassword)).isSignedIn, true);
});

test('amplify: global sign-out ends the session', async () => {
  const person = await confirmed();
  await signedIn(person);

  await auth.signOut({ global: true });

  const { tokens } = await auth.fetchAuthSession();
  assert.equal(tokens, undefined);
});
