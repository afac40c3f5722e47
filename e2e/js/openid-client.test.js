// openid-client, certified as a relying party and unchanged: every grant and endpoint, on our pages in Chromium. jose checks
// what it gets.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { openChromium, signInOn, startApplication } from './browser.js';
import { newRequest } from './oidc-request.js';
import { cognito, endpoint, forPages, newClient, newPool, newUser, password } from './suite.js';

let chromium;
let application;
let goodbye;
let poolId;
let person;
let client;

before(async () => {
  chromium = await openChromium();
  // its pages do nothing: what came back is read from the address
  application = await startApplication('');
  goodbye = `${application.origin}/goodbye`;
  poolId = await newPool();
  person = await newUser(poolId);
  client = await discover(
    forPages(application.callback, { AllowedOAuthScopes: ['openid', 'email', 'profile'], LogoutURLs: [goodbye] }),
    () => oidc.None(),
  );
});

after(async () => {
  await chromium?.close();
  application?.close();
});

/** What openid-client knows of the pool for a new client of ours. */
async function discover(settings, authentication) {
  const { ClientId, ClientSecret } = await newClient(poolId, settings);
  return oidc.discovery(new URL(`${endpoint}/${poolId}`), ClientId, undefined, authentication(ClientSecret), {
    execute: [oidc.allowInsecureRequests],
  });
}

/** Sends a tab to the authorization server. Gives what redeems the code that comes back. */
async function ask(tab, more = {}) {
  const { checks, parameters } = await newRequest(application.callback, more);
  await tab.goto(oidc.buildAuthorizationUrl(client, parameters).href);
  return checks;
}

async function comeBack(tab) {
  await tab.waitForURL(`${application.callback}?**`);
  return new URL(tab.url());
}

/** Everything from the first request to the tokens. */
async function signIn(tab, more) {
  const checks = await ask(tab, more);
  await signInOn(tab, person, password);
  return oidc.authorizationCodeGrant(client, await comeBack(tab), checks);
}

test('openid-client: a code with PKCE, state and nonce leads to tokens that jose verifies', async () => {
  const tokens = await signIn(await chromium.newTab());

  const { issuer, jwks_uri: keys } = client.serverMetadata();
  const keySet = createRemoteJWKSet(new URL(keys));
  const { client_id: audience } = client.clientMetadata();
  const id = await jwtVerify(tokens.id_token, keySet, { issuer, audience, algorithms: ['RS256'] });
  const access = await jwtVerify(tokens.access_token, keySet, { issuer, algorithms: ['RS256'] });
  assert.equal(id.payload.email, person.email);
  assert.equal(id.payload.sub, access.payload.sub);
  assert.equal(access.payload.scope, 'openid email');
  assert.deepEqual(tokens.claims().sub, id.payload.sub);
});

test('openid-client: a code is good once, and trying it again takes its tokens away', async () => {
  const tab = await chromium.newTab();
  const checks = await ask(tab);
  await signInOn(tab, person, password);
  const back = await comeBack(tab);
  const tokens = await oidc.authorizationCodeGrant(client, back, checks);

  await assert.rejects(oidc.authorizationCodeGrant(client, back, checks), { error: 'invalid_grant' });
  await assert.rejects(oidc.refreshTokenGrant(client, tokens.refresh_token), { error: 'invalid_grant' });
});

test('openid-client: userInfo is about the subject of the ID token', async () => {
  const tokens = await signIn(await chromium.newTab());

  const claims = await oidc.fetchUserInfo(client, tokens.access_token, tokens.claims().sub);

  assert.equal(claims.email, person.email);
});

test('openid-client: refreshed tokens are of the same sign-in', async () => {
  const tokens = await signIn(await chromium.newTab());

  const fresh = await oidc.refreshTokenGrant(client, tokens.refresh_token);

  assert.notEqual(fresh.access_token, tokens.access_token);
  assert.equal(fresh.claims().auth_time, tokens.claims().auth_time);
  assert.equal(fresh.claims().sub, tokens.claims().sub);
});

test('openid-client: who is signed in comes back without a page, who is not is told so', async () => {
  const tab = await chromium.newTab();
  const stranger = await chromium.newTab();
  await signIn(tab);

  const checks = await ask(tab, { prompt: 'none' });
  const tokens = await oidc.authorizationCodeGrant(client, await comeBack(tab), checks);
  const refused = await ask(stranger, { prompt: 'none' });

  assert.equal(tokens.claims().email, person.email);
  await assert.rejects(oidc.authorizationCodeGrant(client, await comeBack(stranger), refused), {
    error: 'login_required',
  });
});

test('openid-client: a sign-in that is too old is asked for again', async () => {
  const tab = await chromium.newTab();
  const first = await signIn(tab);
  await new Promise((passed) => setTimeout(passed, 1_100));

  const checks = await ask(tab, { max_age: '0' });
  await signInOn(tab, person, password);
  const second = await oidc.authorizationCodeGrant(client, await comeBack(tab), { ...checks, maxAge: 30 });

  assert.ok(second.claims().auth_time > first.claims().auth_time);
});

test('openid-client: a revoked refresh token gives nothing', async () => {
  const tokens = await signIn(await chromium.newTab());

  await oidc.tokenRevocation(client, tokens.refresh_token);

  await assert.rejects(oidc.refreshTokenGrant(client, tokens.refresh_token), { error: 'invalid_grant' });
});

test('openid-client: after the log-out the browser is a stranger', async () => {
  const tab = await chromium.newTab();
  await signIn(tab);

  await tab.goto(oidc.buildEndSessionUrl(client, { logout_uri: goodbye }).href);
  assert.equal(tab.url(), goodbye);
  await ask(tab, { prompt: 'none' });

  assert.equal((await comeBack(tab)).searchParams.get('error'), 'login_required');
});

for (const way of ['ClientSecretBasic', 'ClientSecretPost']) {
  test(`openid-client: client credentials by ${way}`, async () => {
    const api = `https://${way.toLowerCase()}.example.com`;
    await cognito.send(
      new CreateResourceServerCommand({
        UserPoolId: poolId,
        Identifier: api,
        Name: way,
        Scopes: [{ ScopeName: 'read', ScopeDescription: 'reading' }],
      }),
    );
    const machine = await discover(
      {
        GenerateSecret: true,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: [`${api}/read`],
      },
      oidc[way],
    );

    const tokens = await oidc.clientCredentialsGrant(machine, { scope: `${api}/read` });

    const { payload } = await jwtVerify(
      tokens.access_token,
      createRemoteJWKSet(new URL(machine.serverMetadata().jwks_uri)),
    );
    assert.equal(payload.sub, machine.clientMetadata().client_id);
    assert.equal(payload.scope, `${api}/read`);
    assert.equal(tokens.refresh_token, undefined);
  });
}
