// The eight session operations, which only the newest SDKs know: @aws-sdk/client-cognito-identity-provider, unchanged.
import * as idp from '@aws-sdk/client-cognito-identity-provider';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { anonymous, cognito, newClient, newPool, newUser, password } from './suite.js';

let poolId;
let clientId;

before(async () => {
  poolId = await newPool();
  clientId = (await newClient(poolId)).ClientId;
  await cognito.send(
    new idp.SetUserPoolSessionConfigurationCommand({
      UserPoolId: poolId,
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser: 3 },
    }),
  );
});

async function signedIn(person) {
  const { AuthenticationResult } = await anonymous.send(
    new idp.InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.username, PASSWORD: password },
    }),
  );
  return AuthenticationResult;
}

const sessionsOf = async ({ AccessToken }) =>
  (await anonymous.send(new idp.ListUserSessionsCommand({ AccessToken }))).Sessions;

test('sessions: a pool says what it was told', async () => {
  const told = await cognito.send(new idp.GetUserPoolSessionConfigurationCommand({ UserPoolId: poolId }));

  assert.equal(told.UserSessionTracking, 'ENABLED');
  assert.equal(told.TokenSession.MaxPerUser, 3);
});

test('sessions: an app client says for how long it reuses an SSO session', async () => {
  await cognito.send(
    new idp.SetUserPoolClientSessionConfigurationCommand({
      UserPoolId: poolId,
      ClientId: clientId,
      SSOSession: { MaxValidityMinutes: 90 },
    }),
  );

  const told = await cognito.send(
    new idp.GetUserPoolClientSessionConfigurationCommand({ UserPoolId: poolId, ClientId: clientId }),
  );

  assert.equal(told.SSOSession.MaxValidityMinutes, 90);
});

test('sessions: a user sees every sign-in and ends another one', async () => {
  const person = await newUser(poolId);
  const here = await signedIn(person);
  const there = await signedIn(person);
  const other = (await sessionsOf(here)).find((each) => !each.IsCurrentSession);
  assert.match(other.SessionId, /^tkn[0-9a-z]{25}$/);
  assert.ok(other.LastActiveDate instanceof Date);

  await anonymous.send(
    new idp.RevokeUserSessionCommand({ AccessToken: here.AccessToken, SessionId: other.SessionId }),
  );

  assert.equal((await sessionsOf(here)).length, 1);
  await assert.rejects(sessionsOf(there), { name: 'NotAuthorizedException' });
});

test('sessions: an administrator sees and ends them', async () => {
  const person = await newUser(poolId);
  const tokens = await signedIn(person);
  const ofUser = { UserPoolId: poolId, Username: person.username };
  const { Sessions } = await cognito.send(new idp.AdminListUserSessionsCommand(ofUser));
  assert.equal(Sessions.length, 1);

  await cognito.send(
    new idp.AdminRevokeUserSessionCommand({ ...ofUser, SessionId: Sessions[0].SessionId }),
  );

  await assert.rejects(sessionsOf(tokens), { name: 'NotAuthorizedException' });
});

test('sessions: the fourth sign-in ends the one least recently used', async () => {
  const person = await newUser(poolId);
  const first = await signedIn(person);
  for (let n = 0; n < 2; n += 1) await signedIn(person);

  const fourth = await signedIn(person);

  assert.equal((await sessionsOf(fourth)).length, 3);
  await assert.rejects(sessionsOf(first), { name: 'NotAuthorizedException' });
});
