// amazon-cognito-identity-js, unchanged: real SRP in JavaScript, only the endpoint configured.
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoRefreshToken, CognitoUserAttribute, CognitoUserPool } from 'amazon-cognito-identity-js';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { MemoryStorage, call, credentials, outcome, userOn } from './identity.js';
import { cognito, endpoint, newClient, newPassword, newPerson, newPool, nextCode, password } from './suite.js';

let poolId;
let pool;

before(async () => {
  poolId = await newPool();
  const { ClientId } = await newClient(poolId);
  pool = new CognitoUserPool({ UserPoolId: poolId, ClientId, endpoint, Storage: new MemoryStorage() });
});

const userOf = (person) => userOn(pool, person.username);

async function confirmed(person = newPerson()) {
  const email = new CognitoUserAttribute({ Name: 'email', Value: person.email });
  await call(pool, 'signUp', person.username, password, [email], null);
  const code = await nextCode(person.email);
  assert.equal(await call(userOf(person), 'confirmRegistration', code, false), 'SUCCESS');
  return person;
}

async function signedIn(person, secret = password) {
  const user = userOf(person);
  const { success } = await outcome(user, 'authenticateUser', credentials(person.username, secret));
  return { user, session: success };
}

test('identity-js: sign-up, confirmation and SRP sign-in', async () => {
  const person = await confirmed();

  const { session } = await signedIn(person);

  assert.ok(session.isValid());
  assert.equal(session.getIdToken().payload.email, person.email);
  assert.equal(session.getAccessToken().payload.username, person.username);
});

test('identity-js: SRP sign-in refuses a wrong password', async () => {
  const person = await confirmed();

  await assert.rejects(signedIn(person, 'Wrong-Password-1'), {
    code: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  });
});

test('identity-js: SRP sign-in of an invited user asks for a new password', async () => {
  const person = newPerson();
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username: person.username,
      TemporaryPassword: 'Temporary-Pass-1',
      MessageAction: 'SUPPRESS',
    }),
  );
  const user = userOf(person);
  const challenge = await outcome(user, 'authenticateUser', credentials(person.username, 'Temporary-Pass-1'));
  assert.ok(challenge.newPasswordRequired);

  const { success } = await outcome(user, 'completeNewPasswordChallenge', newPassword, {});

  assert.ok(success.isValid());
  assert.ok((await signedIn(person, newPassword)).session.isValid());
});

test('identity-js: a session is refreshed', async () => {
  const person = await confirmed();
  const { user, session } = await signedIn(person);

  const token = new CognitoRefreshToken({ RefreshToken: session.getRefreshToken().getToken() });
  const fresh = await call(user, 'refreshSession', token);

  assert.notEqual(fresh.getAccessToken().payload.jti, session.getAccessToken().payload.jti);
  assert.equal(fresh.getAccessToken().payload.sub, session.getAccessToken().payload.sub);
});

test('identity-js: a user changes the password', async () => {
  const person = await confirmed();
  const { user } = await signedIn(person);

  assert.equal(await call(user, 'changePassword', password, newPassword), 'SUCCESS');

  await assert.rejects(signedIn(person, password), { code: 'NotAuthorizedException' });
  assert.ok((await signedIn(person, newPassword)).session.isValid());
});

test('identity-js: a user updates and reads attributes', async () => {
  const person = await confirmed();
  const { user } = await signedIn(person);

  await call(user, 'updateAttributes', [new CognitoUserAttribute({ Name: 'nickname', Value: 'Ada' })]);

  const attributes = await call(user, 'getUserAttributes');
  assert.equal(attributes.find((each) => each.getName() === 'nickname').getValue(), 'Ada');
});

test('identity-js: a forgotten password is replaced', async () => {
  const person = await confirmed();
  const user = userOf(person);
  const { inputVerificationCode } = await outcome(user, 'forgotPassword');
  assert.equal(inputVerificationCode.CodeDeliveryDetails.AttributeName, 'email');
  const code = await nextCode(person.email);

  await outcome(user, 'confirmPassword', code, newPassword);

  assert.ok((await signedIn(person, newPassword)).session.isValid());
});

test('identity-js: global sign-out ends the session', async () => {
  const person = await confirmed();
  const { user, session } = await signedIn(person);
  const other = await signedIn(person);

  await outcome(user, 'globalSignOut');

  const token = new CognitoRefreshToken({ RefreshToken: session.getRefreshToken().getToken() });
  await assert.rejects(call(userOf(person), 'refreshSession', token), { code: 'NotAuthorizedException' });
  await assert.rejects(call(other.user, 'getUserAttributes'), { code: 'NotAuthorizedException' });
});

test('identity-js: sign-out revokes the refresh token', async () => {
  const person = await confirmed();
  const { user, session } = await signedIn(person);
  assert.ok(session.getAccessToken().payload.origin_jti);

  await new Promise((resolve) => user.signOut(resolve));

  const token = new CognitoRefreshToken({ RefreshToken: session.getRefreshToken().getToken() });
  await assert.rejects(call(userOf(person), 'refreshSession', token), { code: 'NotAuthorizedException' });
});
