// @aws-sdk/credential-providers and aws-amplify, unchanged, only endpoints configured: credentials of identity pools.
import { CognitoIdentityClient, CreateIdentityPoolCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { arnOf, callerOf, newRole, root } from './iam.js';
import { anonymous, endpoint, newClient, newPool, newUser, password, region, unique } from './suite.js';

let userPoolId;
let clientId;
let identityPoolId;

const sessionOf = (role) => `arn:aws:sts::000000000000:assumed-role/${role}/CognitoIdentityCredentials`;
let userRole;
let guestRole;

before(async () => {
  userPoolId = await newPool();
  clientId = (await newClient(userPoolId)).ClientId;
  const identity = new CognitoIdentityClient({ endpoint, region, credentials: root });
  const ProviderName = `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  ({ IdentityPoolId: identityPoolId } = await identity.send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: unique('pool'),
      AllowUnauthenticatedIdentities: true,
      CognitoIdentityProviders: [{ ProviderName, ClientId: clientId, ServerSideTokenCheck: true }],
    }),
  ));
  userRole = await newRole(identityPoolId, 'authenticated');
  guestRole = await newRole(identityPoolId, 'unauthenticated');
  await identity.send(
    new SetIdentityPoolRolesCommand({
      IdentityPoolId: identityPoolId,
      Roles: { authenticated: arnOf(userRole), unauthenticated: arnOf(guestRole) },
    }),
  );
});

after(() => auth.signOut());

async function loginsOf(person) {
  const { AuthenticationResult } = await anonymous.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.username, PASSWORD: password },
    }),
  );
  return { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: AuthenticationResult.IdToken };
}

const credentialsOf = (settings) =>
  fromCognitoIdentityPool({ identityPoolId, clientConfig: { endpoint, region }, ...settings })();

test('credential providers: a guest gets credentials of its role', async () => {
  const credentials = await credentialsOf({});

  assert.equal(await callerOf(credentials), sessionOf(guestRole));
});

test('credential providers: a user of the user pool gets credentials of its role', async () => {
  const logins = await loginsOf(await newUser(userPoolId));

  const credentials = await credentialsOf({ logins });

  assert.equal(await callerOf(credentials), sessionOf(userRole));
});

test('amplify: fetchAuthSession has credentials of the user who is signed in', async () => {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId,
        userPoolClientId: clientId,
        userPoolEndpoint: endpoint,
        identityPoolId,
        identityPoolEndpoint: endpoint,
        allowGuestAccess: true,
        loginWith: { username: true },
      },
    },
  });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
  const guest = await auth.fetchAuthSession();
  const person = await newUser(userPoolId);

  await auth.signIn({ username: person.username, password });
  const session = await auth.fetchAuthSession();

  assert.equal(await callerOf(guest.credentials), sessionOf(guestRole));
  assert.equal(await callerOf(session.credentials), sessionOf(userRole));
  assert.match(session.identityId, /^us-east-1:[0-9a-f-]{36}$/);
});
