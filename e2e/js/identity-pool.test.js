// @aws-sdk/credential-providers and aws-amplify, unchanged, only endpoints configured: credentials of identity pools.
import sha256 from '@aws-crypto/sha256-js';
import { CognitoIdentityClient, CreateIdentityPoolCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
import { SignatureV4 } from '@smithy/signature-v4';
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anonymous, endpoint, newClient, newPool, newUser, password, region, unique } from './suite.js';

const root = { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY };
let userPoolId;
let clientId;
let identityPoolId;

/** A call of IAM or STS, signed with these credentials. */
async function query(service, parameters, credentials) {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const body = new URLSearchParams(parameters).toString();
  const signer = new SignatureV4({ service, region, credentials, sha256: sha256.Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    port: Number(port),
    path: '/',
    query: {},
    headers: { host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body,
  });
  delete headers.host;
  const answer = await fetch(new URL('/', endpoint), { method: 'POST', headers, body });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return text;
}

const callerOf = async (credentials) =>
  /<Arn>(.*)<\/Arn>/.exec(await query('sts', { Action: 'GetCallerIdentity', Version: '2011-06-15' }, credentials))[1];

/** Makes a role for identities of the pool that signed in so. Gives its name. */
async function newRole(method) {
  const RoleName = unique(method);
  const keys = (key, operator, value) => ({ [operator]: { [`cognito-identity.amazonaws.com:${key}`]: value } });
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          ...keys('aud', 'StringEquals', identityPoolId),
          ...keys('amr', 'ForAnyValue:StringLike', method),
        },
      },
    ],
  };
  const Action = 'CreateRole';
  await query('iam', { Action, Version: '2010-05-08', RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }, root);
  return RoleName;
}

const arnOf = (role) => `arn:aws:iam::000000000000:role/${role}`;
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
  userRole = await newRole('authenticated');
  guestRole = await newRole('unauthenticated');
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
