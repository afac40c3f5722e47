// Independent verifiers of the tokens: jose, aws-jwt-verify and openid-client, each with the issuer form it insists on.
import * as idp from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier, JwtRsaVerifier } from 'aws-jwt-verify';
import { JwtInvalidSignatureError } from 'aws-jwt-verify/error';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { allowInsecureRequests, discovery } from 'openid-client';
import { claimsOf, clientOf, cognito, endpoint, newClient, newPool, newUser, password, region } from './suite.js';

let poolId;
let clientId;
let person;
let tokens;

before(async () => {
  poolId = await newPool();
  clientId = (await newClient(poolId)).ClientId;
  person = await newUser(poolId);
  tokens = await signIn(cognito);
});

async function signIn(client) {
  const { AuthenticationResult } = await client.send(
    new idp.InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.username, PASSWORD: password },
    }),
  );
  return AuthenticationResult;
}

const issuer = () => `${endpoint}/${poolId}`;
const document = async () => (await fetch(`${issuer()}/.well-known/openid-configuration`)).json();
const jwks = async () => (await fetch(`${issuer()}/.well-known/jwks.json`)).json();

/** The token with one character of its signature replaced. */
function forged(token) {
  const at = token.lastIndexOf('.') + 10;
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
}

test('jose: both tokens verify against the key set that discovery names', async () => {
  const { issuer: iss, jwks_uri: uri } = await document();
  const keys = createRemoteJWKSet(new URL(uri));

  const id = await jwtVerify(tokens.IdToken, keys, { issuer: iss, audience: clientId, algorithms: ['RS256'] });
  const access = await jwtVerify(tokens.AccessToken, keys, { issuer: iss, algorithms: ['RS256'] });

  assert.equal(id.payload.token_use, 'id');
  assert.equal(access.payload.token_use, 'access');
  assert.equal(access.payload.client_id, clientId);
  assert.equal(iss, issuer());
  await assert.rejects(jwtVerify(forged(tokens.IdToken), keys), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
});

test('jose: a pool publishes two keys and signs with one of them', async () => {
  const { keys } = await jwks();

  assert.equal(keys.length, 2);
  assert.ok(keys.some((key) => key.kid === decodeProtectedHeader(tokens.AccessToken).kid));
  assert.ok(keys.every((key) => key.kty === 'RSA' && key.use === 'sig' && key.d === undefined));
});

test('openid-client: discovery tells the issuer that was asked for', async () => {
  const configuration = await discovery(new URL(issuer()), clientId, undefined, undefined, {
    execute: [allowInsecureRequests],
  });

  assert.equal(configuration.serverMetadata().issuer, claimsOf(tokens.IdToken).iss);
});

test('aws-jwt-verify: the generic verifier takes the URL issuer', async () => {
  const verifier = JwtRsaVerifier.create({ issuer: issuer(), audience: null, jwksUri: 'https://unused.invalid' });
  verifier.cacheJwks(await jwks());

  assert.equal((await verifier.verify(tokens.AccessToken)).username, person.username);
  await assert.rejects(verifier.verify(forged(tokens.AccessToken)), JwtInvalidSignatureError);
});

const awsEndpoint = process.env.COGNATE_AWS_ISSUER_ENDPOINT;

test('aws-jwt-verify: the Cognito verifier takes the AWS issuer', { skip: !awsEndpoint && 'no such service' }, async () => {
  const own = await signIn(clientOf(awsEndpoint, 'none', 'none'));
  const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId, tokenUse: 'access' });
  verifier.cacheJwks(await jwks());

  const claims = await verifier.verify(own.AccessToken);

  assert.equal(claims.iss, `https://cognito-idp.${region}.amazonaws.com/${poolId}`);
  await assert.rejects(verifier.verify(forged(own.AccessToken)), JwtInvalidSignatureError);
  await assert.rejects(verifier.verify(tokens.AccessToken), { message: /^issuer not configured/ });
});
