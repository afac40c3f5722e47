// The running suite as the tests see it: an endpoint, a root key and an inbox. Everything comes from the environment.
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start these tests with Maven, or export what ./cognate env prints`);
  return value;
}

export const endpoint = required('COGNATE_ENDPOINT');
/** The same with TLS, by a certificate that only this machine knows. */
export const tlsEndpoint = process.env.COGNATE_TLS_ENDPOINT ?? 'https://localhost:9443';
export const region = process.env.AWS_REGION ?? 'us-east-1';
export const password = 'Correct-Horse-7';
export const newPassword = 'Battery-Staple-8';

/** A client that calls this endpoint with these credentials. */
export const clientOf = (at, accessKeyId, secretAccessKey) =>
  new CognitoIdentityProviderClient({
    endpoint: at,
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });

/** A client that signs with the root key of the suite. */
export const cognito = clientOf(endpoint, required('AWS_ACCESS_KEY_ID'), required('AWS_SECRET_ACCESS_KEY'));

/** The client of an application before sign-in: its key opens nothing. */
export const anonymous = clientOf(endpoint, 'none', 'none');

const allFlows = [
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];

/** Makes a pool that mails confirmation codes. Gives its id. */
export async function newPool(settings = {}) {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: unique('pool'), AutoVerifiedAttributes: ['email'], ...settings }),
  );
  return UserPool.Id;
}

/** Makes an app client for which every classic flow is open. Gives its description. */
export async function newClient(poolId, settings = {}) {
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: poolId,
      ClientName: unique('client'),
      ExplicitAuthFlows: allFlows,
      ...settings,
    }),
  );
  return UserPoolClient;
}

/** A name nobody had before. */
export const unique = (prefix) => `${prefix}-${randomBytes(6).toString('hex')}`;

/** A user name and an address nobody had before. */
export function newPerson() {
  const username = unique('user');
  return { username, email: `${username}@example.com` };
}

/** Makes a confirmed user with a verified address and `password`. */
export async function newUser(poolId) {
  const person = newPerson();
  const user = { UserPoolId: poolId, Username: person.username };
  const UserAttributes = [
    { Name: 'email', Value: person.email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS', UserAttributes }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  return person;
}

/** Settings of a client that signs its users in on our pages. */
export const forPages = (callback, settings = {}) => ({
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  CallbackURLs: [callback],
  SupportedIdentityProviders: ['COGNITO'],
  ...settings,
});

const consumed = new Map();

/** Waits for the next message to this address which was not asked for before. */
export async function nextMessage(address) {
  const seen = consumed.get(address) ?? 0;
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const messages = await messagesTo(address);
    if (messages.length > seen) {
      consumed.set(address, messages.length);
      return messages[0];
    }
    await delay(50);
  }
  throw new Error(`no new message for ${address} within 15 s`);
}

/** The code in the next message. */
export const nextCode = async (address) => (await nextMessage(address)).code;

async function messagesTo(address) {
  const answer = await fetch(`${endpoint}/inbox/messages?to=${encodeURIComponent(address)}`);
  if (!answer.ok) throw new Error(`the inbox answered ${answer.status}`);
  const body = await answer.json();
  return Array.isArray(body) ? body : body.messages;
}

/** The claims of a JWT, unverified. */
export const claimsOf = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString());
