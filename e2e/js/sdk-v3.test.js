// @aws-sdk/client-cognito-identity-provider, unchanged, only the endpoint configured.
import * as idp from '@aws-sdk/client-cognito-identity-provider';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { before, test } from 'node:test';
import { anonymous, claimsOf, cognito, newClient, newPassword, newPerson, newPool, nextCode, password } from './suite.js';

let poolId;
let clientId;

before(async () => {
  poolId = await newPool();
  clientId = (await newClient(poolId)).ClientId;
});

async function signedUp(person, client = clientId) {
  await anonymous.send(
    new idp.SignUpCommand({
      ClientId: client,
      Username: person.username,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: person.email }],
    }),
  );
  return person;
}

async function confirmed(person) {
  await signedUp(person);
  const code = await nextCode(person.email);
  await anonymous.send(
    new idp.ConfirmSignUpCommand({ ClientId: clientId, Username: person.username, ConfirmationCode: code }),
  );
  return person;
}

async function tokensOf(person, secret = password, client = clientId) {
  const { AuthenticationResult } = await anonymous.send(
    new idp.InitiateAuthCommand({
      ClientId: client,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.username, PASSWORD: secret },
    }),
  );
  return AuthenticationResult;
}

test('sdk v3: sign-up is confirmed with the code from the mail', async () => {
  const person = await signedUp(newPerson());
  await assert.rejects(tokensOf(person), { name: 'UserNotConfirmedException' });
  const code = await nextCode(person.email);
  assert.match(code, /^\d{6}$/);

  await anonymous.send(
    new idp.ConfirmSignUpCommand({ ClientId: clientId, Username: person.username, ConfirmationCode: code }),
  );

  const user = await cognito.send(new idp.AdminGetUserCommand({ UserPoolId: poolId, Username: person.username }));
  assert.equal(user.UserStatus, 'CONFIRMED');
  assert.equal(user.UserAttributes.find((each) => each.Name === 'email_verified').Value, 'true');
});

test('sdk v3: password sign-in gives tokens that GetUser accepts', async () => {
  const person = await confirmed(newPerson());

  const tokens = await tokensOf(person);

  const user = await anonymous.send(new idp.GetUserCommand({ AccessToken: tokens.AccessToken }));
  assert.equal(user.Username, person.username);
  assert.equal(claimsOf(tokens.IdToken)['cognito:username'], person.username);
  assert.equal(tokens.TokenType, 'Bearer');
});

test('sdk v3: a refresh token gives new tokens for the same user', async () => {
  const person = await confirmed(newPerson());
  const tokens = await tokensOf(person);

  const { AuthenticationResult: fresh } = await anonymous.send(
    new idp.InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken },
    }),
  );

  assert.equal(claimsOf(fresh.AccessToken).sub, claimsOf(tokens.AccessToken).sub);
  assert.notEqual(claimsOf(fresh.AccessToken).jti, claimsOf(tokens.AccessToken).jti);
  assert.equal(claimsOf(fresh.AccessToken).origin_jti, claimsOf(tokens.AccessToken).origin_jti);
});

test('sdk v3: a forgotten password is replaced with the code from the mail', async () => {
  const person = await confirmed(newPerson());
  const { CodeDeliveryDetails } = await anonymous.send(
    new idp.ForgotPasswordCommand({ ClientId: clientId, Username: person.username }),
  );
  assert.equal(CodeDeliveryDetails.DeliveryMedium, 'EMAIL');
  const code = await nextCode(person.email);

  await anonymous.send(
    new idp.ConfirmForgotPasswordCommand({
      ClientId: clientId,
      Username: person.username,
      ConfirmationCode: code,
      Password: newPassword,
    }),
  );

  await assert.rejects(tokensOf(person, password), { name: 'NotAuthorizedException' });
  assert.ok((await tokensOf(person, newPassword)).AccessToken);
});

test('sdk v3: a user changes the password and the attributes', async () => {
  const person = await confirmed(newPerson());
  const { AccessToken } = await tokensOf(person);

  await anonymous.send(
    new idp.ChangePasswordCommand({ AccessToken, PreviousPassword: password, ProposedPassword: newPassword }),
  );
  await anonymous.send(
    new idp.UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'nickname', Value: 'Ada' }] }),
  );

  const fresh = await tokensOf(person, newPassword);
  assert.equal(claimsOf(fresh.IdToken).nickname, 'Ada');
});

test('sdk v3: global sign-out ends the access token and the refresh token', async () => {
  const person = await confirmed(newPerson());
  const tokens = await tokensOf(person);

  await anonymous.send(new idp.GlobalSignOutCommand({ AccessToken: tokens.AccessToken }));

  await assert.rejects(anonymous.send(new idp.GetUserCommand({ AccessToken: tokens.AccessToken })), {
    name: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
  });
  await assert.rejects(
    anonymous.send(
      new idp.InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken },
      }),
    ),
    { name: 'NotAuthorizedException' },
  );
});

test('sdk v3: an invited user must choose a password', async () => {
  const person = newPerson();
  await cognito.send(
    new idp.AdminCreateUserCommand({
      UserPoolId: poolId,
      Username: person.username,
      TemporaryPassword: 'Temporary-Pass-1',
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: person.email }],
    }),
  );
  const challenge = await cognito.send(
    new idp.AdminInitiateAuthCommand({
      UserPoolId: poolId,
      ClientId: clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.username, PASSWORD: 'Temporary-Pass-1' },
    }),
  );
  assert.equal(challenge.ChallengeName, 'NEW_PASSWORD_REQUIRED');

  const { AuthenticationResult } = await cognito.send(
    new idp.AdminRespondToAuthChallengeCommand({
      UserPoolId: poolId,
      ClientId: clientId,
      ChallengeName: challenge.ChallengeName,
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: person.username, NEW_PASSWORD: newPassword },
    }),
  );

  assert.ok(AuthenticationResult.RefreshToken);
  const user = await cognito.send(new idp.AdminGetUserCommand({ UserPoolId: poolId, Username: person.username }));
  assert.equal(user.UserStatus, 'CONFIRMED');
});

test('sdk v3: a disabled user cannot sign in', async () => {
  const person = await confirmed(newPerson());

  await cognito.send(new idp.AdminDisableUserCommand({ UserPoolId: poolId, Username: person.username }));

  await assert.rejects(tokensOf(person), { name: 'NotAuthorizedException', message: 'User is disabled.' });
});

test('sdk v3: ListUsers filters by prefix and pages', async () => {
  const pool = await newPool();
  for (const name of ['ada', 'alan', 'grace', 'alonzo']) {
    await cognito.send(
      new idp.AdminCreateUserCommand({ UserPoolId: pool, Username: name, MessageAction: 'SUPPRESS' }),
    );
  }

  const names = [];
  for await (const page of idp.paginateListUsers(
    { client: cognito, pageSize: 1 },
    { UserPoolId: pool, Filter: 'username ^= "al"' },
  )) {
    names.push(...page.Users.map((each) => each.Username));
  }

  assert.deepEqual(names.sort(), ['alan', 'alonzo']);
});

test('sdk v3: rotation gives a new refresh token and refuses the old one', async () => {
  const rotating = await newClient(poolId, {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
  });
  const person = await confirmed(newPerson());
  const tokens = await tokensOf(person, password, rotating.ClientId);
  const rotate = (token) =>
    anonymous.send(new idp.GetTokensFromRefreshTokenCommand({ ClientId: rotating.ClientId, RefreshToken: token }));

  const { AuthenticationResult: fresh } = await rotate(tokens.RefreshToken);

  assert.ok(fresh.RefreshToken);
  assert.notEqual(fresh.RefreshToken, tokens.RefreshToken);
  await assert.rejects(rotate(tokens.RefreshToken), { name: 'RefreshTokenReuseException' });
});

test('sdk v3: a revoked refresh token takes its access tokens along', async () => {
  const person = await confirmed(newPerson());
  const tokens = await tokensOf(person);

  await anonymous.send(new idp.RevokeTokenCommand({ ClientId: clientId, Token: tokens.RefreshToken }));

  await assert.rejects(anonymous.send(new idp.GetUserCommand({ AccessToken: tokens.AccessToken })), {
    name: 'NotAuthorizedException',
  });
});

test('sdk v3: a confidential client needs its secret hash', async () => {
  const client = await newClient(poolId, { GenerateSecret: true });
  const person = await confirmed(newPerson());
  const hash = createHmac('sha256', client.ClientSecret).update(person.username + client.ClientId).digest('base64');
  const signIn = (parameters) =>
    anonymous.send(
      new idp.InitiateAuthCommand({
        ClientId: client.ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: person.username, PASSWORD: password, ...parameters },
      }),
    );

  await assert.rejects(signIn({}), { name: 'NotAuthorizedException' });
  assert.ok((await signIn({ SECRET_HASH: hash })).AuthenticationResult.AccessToken);
});
