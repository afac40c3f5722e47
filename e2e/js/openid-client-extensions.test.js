// openid-client, certified as a relying party and unchanged, with what goes beyond Cognito: every extension by itself, and all that
// FAPI 2.0 asks in one journey.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createRemoteJWKSet, generateKeyPair, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { api, newKeyOf, openExtended } from './extended-clients.js';
import { press, type } from './keyboard.js';
import { newRequest as requestTo } from './oidc-request.js';
import { claimsOf, newPool, newUser, password } from './suite.js';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessToken = 'urn:ietf:params:oauth:token-type:access_token';

let extended;
let application;
let chromium;
let person;
let phone;
let server;
let machine;
let bank;

before(async () => {
  extended = await openExtended();
  ({ application, chromium, person, phone, server, machine, bank } = extended);
});

after(() => extended?.close());

const newRequest = (more) => requestTo(application.callback, more);
const answerTo = (...all) => extended.answerTo(...all);
const issuer = () => extended.issuer();

/** Everything from the first request to the tokens. */
async function signIn(client, tab, more) {
  const { checks, parameters } = await newRequest(more);
  const answer = await answerTo(oidc.buildAuthorizationUrl(client, parameters), tab);
  return oidc.authorizationCodeGrant(client, answer, checks);
}

test('openid-client: an answer names its issuer, and one of another issuer is not taken (RFC 9207)', async () => {
  const { checks, parameters } = await newRequest();
  const answer = await answerTo(oidc.buildAuthorizationUrl(phone, parameters), await chromium.newTab());
  const mixedUp = new URL(answer);
  mixedUp.searchParams.set('iss', 'https://other.example.com');
  const unnamed = new URL(answer);
  unnamed.searchParams.delete('iss');

  assert.equal(answer.searchParams.get('iss'), issuer().href);
  for (const wrong of [mixedUp, unnamed]) {
    await assert.rejects(oidc.authorizationCodeGrant(phone, wrong, checks), { code: 'OAUTH_INVALID_RESPONSE' });
  }
  const tokens = await oidc.authorizationCodeGrant(phone, answer, checks);
  assert.equal(tokens.claims().email, person.email);
});

test('openid-client: the answer to another request is not taken, by its state, nonce or verifier', async () => {
  const tab = await chromium.newTab();
  const mine = await newRequest();
  const stolen = await answerTo(oidc.buildAuthorizationUrl(phone, mine.parameters), await chromium.newTab());
  const other = await newRequest();
  await answerTo(oidc.buildAuthorizationUrl(phone, other.parameters), tab);

  const sameState = { ...other.checks, expectedState: mine.checks.expectedState };
  const sameVerifier = { ...sameState, pkceCodeVerifier: mine.checks.pkceCodeVerifier };
  await assert.rejects(oidc.authorizationCodeGrant(phone, stolen, other.checks), { code: 'OAUTH_INVALID_RESPONSE' });
  await assert.rejects(oidc.authorizationCodeGrant(phone, stolen, sameState), { error: 'invalid_grant' });
  await assert.rejects(oidc.authorizationCodeGrant(phone, stolen, sameVerifier), { code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' });
});

test('openid-client: a pushed request leads to tokens, once (RFC 9126)', async () => {
  const tab = await chromium.newTab();
  const { checks, parameters } = await newRequest();

  const url = await oidc.buildAuthorizationUrlWithPAR(phone, parameters);
  const tokens = await oidc.authorizationCodeGrant(phone, await answerTo(url, tab), checks);
  await tab.goto(url.href);

  assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri']);
  assert.equal(tokens.claims().email, person.email);
  await tab.waitForSelector('[data-page=error]');
});

test('openid-client: tokens are bound to a key and good for nobody without it (RFC 9449)', async () => {
  const [DPoP, thief] = await Promise.all([newKeyOf(phone), newKeyOf(phone)]);
  const { checks, parameters } = await newRequest();
  const answer = await answerTo(oidc.buildAuthorizationUrl(phone, parameters), await chromium.newTab());

  const tokens = await oidc.authorizationCodeGrant(phone, answer, checks, undefined, { DPoP });
  const { sub } = tokens.claims();
  const fresh = await oidc.refreshTokenGrant(phone, tokens.refresh_token, undefined, { DPoP });
  const claims = await oidc.fetchUserInfo(phone, fresh.access_token, sub, { DPoP });

  assert.equal(tokens.token_type, 'dpop');
  assert.equal(claims.email, person.email);
  for (const wrong of [{ DPoP: thief }, {}]) {
    await assert.rejects(oidc.refreshTokenGrant(phone, tokens.refresh_token, undefined, wrong), { error: 'invalid_grant' });
    await assert.rejects(oidc.fetchUserInfo(phone, fresh.access_token, sub, wrong), { status: 401 });
  }
});

test('keyboard: a device is let in by the code it shows (RFC 8628)', async () => {
  const tab = await chromium.newTab();
  const device = await oidc.initiateDeviceAuthorization(phone, { scope: 'openid email' });
  const waiting = oidc.pollDeviceAuthorizationGrant(phone, device);

  await tab.goto(device.verification_uri);
  await type(tab, '[name=username]', person.username);
  await type(tab, '[name=password]', password);
  await tab.keyboard.press('Enter');
  await type(tab, '[name=user_code]', device.user_code.toLowerCase());
  await press(tab, 'button[value=allow]');
  await tab.waitForSelector('[data-page=device-done]');
  const tokens = await waiting;

  assert.equal(tokens.claims().email, person.email);
  assert.deepEqual(chromium.refused, []);
});

test('keyboard: a device is turned away', async () => {
  const tab = await chromium.newTab();
  const device = await oidc.initiateDeviceAuthorization(phone, { scope: 'openid' });

  await tab.goto(device.verification_uri_complete);
  await type(tab, '[name=username]', person.username);
  await type(tab, '[name=password]', password);
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('[data-page=device]');
  const shown = await tab.inputValue('[name=user_code]');
  await press(tab, 'button[value=deny]');
  await tab.waitForSelector('[data-page=device-denied]');

  assert.equal(shown, device.user_code);
  await assert.rejects(oidc.genericGrantRequest(phone, deviceGrant, { device_code: device.device_code }), {
    error: 'access_denied',
  });
  assert.deepEqual(chromium.refused, []);
});

test('openid-client: a client shows who it is with a key, and no longer with its secret (RFC 7523)', async () => {
  const { client_id: clientId } = machine.clientMetadata();
  const stranger = oidc.PrivateKeyJwt((await generateKeyPair('ES256')).privateKey);
  const scope = `${api}/read`;

  const tokens = await oidc.clientCredentialsGrant(machine, { scope });

  assert.equal(claimsOf(tokens.access_token).sub, clientId);
  for (const authentication of [stranger, oidc.ClientSecretPost(extended.machineSecret)]) {
    const other = await extended.discover({ ClientId: clientId }, authentication);
    await assert.rejects(oidc.clientCredentialsGrant(other, { scope }), { error: 'invalid_client' });
  }
});

test('openid-client: a relying party ends the session of a browser, hears its state again and is told by the server', async () => {
  const tab = await chromium.newTab();
  const tokens = await signIn(phone, tab);
  const goodbye = `${application.origin}/goodbye`;
  const state = oidc.randomState();

  await tab.goto(
    oidc.buildEndSessionUrl(phone, { id_token_hint: tokens.id_token, post_logout_redirect_uri: goodbye, state }).href,
  );
  assert.equal(tab.url(), `${goodbye}?state=${state}`);
  const { parameters } = await newRequest({ prompt: 'none' });
  await tab.goto(oidc.buildAuthorizationUrl(phone, parameters).href);
  const keys = createRemoteJWKSet(new URL(phone.serverMetadata().jwks_uri));
  const { client_id: audience } = phone.clientMetadata();
  const told = await jwtVerify(await extended.listener.heard, keys, { issuer: issuer().href, audience, typ: 'logout+jwt' });

  assert.equal(new URL(tab.url()).searchParams.get('error'), 'login_required');
  assert.equal(told.payload.sid, tokens.claims().sid);
  assert.ok(told.payload.events['http://schemas.openid.net/event/backchannel-logout']);
});

test('openid-client: a server asks whether a token is good (RFC 7662)', async () => {
  const tokens = await signIn(server, await chromium.newTab());

  const before = await oidc.tokenIntrospection(server, tokens.access_token);
  await oidc.tokenRevocation(server, tokens.refresh_token);
  const afterwards = await oidc.tokenIntrospection(server, tokens.access_token);

  assert.equal(before.active, true);
  assert.equal(before.sub, tokens.claims().sub);
  assert.equal(afterwards.active, false);
});

test('openid-client: a server exchanges a token for one that may do less (RFC 8693)', async () => {
  const tokens = await signIn(server, await chromium.newTab(), { scope: `openid ${api}/read` });

  const narrow = await oidc.genericGrantRequest(server, exchange, {
    subject_token: tokens.access_token,
    subject_token_type: accessToken,
    audience: api,
    scope: `${api}/read`,
  });

  const claims = claimsOf(narrow.access_token);
  assert.equal(claims.aud, api);
  assert.equal(claims.scope, `${api}/read`);
  assert.equal(claims.sub, tokens.claims().sub);
});

test('openid-client: an application registers itself and signs somebody in (RFC 7591)', async () => {
  const open = await newPool({ DcrConfiguration: { EnableStatus: 'ENABLED', OpenDcrEnabled: true } });
  const resident = await newUser(open);
  const metadata = {
    client_name: 'Notes',
    redirect_uris: [application.callback],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
  };

  const notes = await extended.register(open, metadata);
  const { checks, parameters } = await newRequest();
  const answer = await answerTo(oidc.buildAuthorizationUrl(notes, parameters), await chromium.newTab(), resident);
  const tokens = await oidc.authorizationCodeGrant(notes, answer, checks);

  assert.equal(tokens.claims().email, resident.email);
});

test('openid-client: a client of the FAPI 2.0 profile pushes, proves its key, and gets tokens of ES256', async () => {
  const DPoP = await newKeyOf(bank);
  const { checks, parameters } = await newRequest();

  const url = await oidc.buildAuthorizationUrlWithPAR(bank, parameters, { DPoP });
  const answer = await answerTo(url, await chromium.newTab());
  await assert.rejects(
    oidc.authorizationCodeGrant(bank, answer, checks, undefined, { DPoP: await newKeyOf(bank) }),
    { error: 'invalid_grant' },
  );
  const tokens = await oidc.authorizationCodeGrant(bank, answer, checks, undefined, { DPoP });
  const claims = await oidc.fetchUserInfo(bank, tokens.access_token, tokens.claims().sub, { DPoP });

  assert.equal(answer.searchParams.get('iss'), issuer().href);
  assert.equal(tokens.token_type, 'dpop');
  assert.equal(claims.email, person.email);
  for (const token of [tokens.id_token, tokens.access_token]) {
    assert.equal(JSON.parse(Buffer.from(token.split('.')[0], 'base64url')).alg, 'ES256');
  }
});

test('openid-client: a client of the FAPI 2.0 profile gets nothing by a plain request', async () => {
  const tab = await chromium.newTab();
  const { parameters } = await newRequest();

  await tab.goto(oidc.buildAuthorizationUrl(bank, parameters).href);

  const answer = new URL(tab.url()).searchParams;
  assert.equal(answer.get('error'), 'invalid_request');
  assert.equal(answer.get('iss'), issuer().href);
});
