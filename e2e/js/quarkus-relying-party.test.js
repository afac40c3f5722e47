// An application with Quarkus' own OpenID Connect client, unchanged (e2e/relying-party): sign-in on our pages in Chromium,
// PKCE, a client secret, userInfo.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openChromium, signInOn } from './browser.js';
import { freePort, javaProgram } from './program.js';
import { endpoint, forPages, newClient, newPool, newUser, password } from './suite.js';

const jar = new URL('../relying-party/target/quarkus-app/quarkus-run.jar', import.meta.url).pathname;
let person;
let browser;
let application;
let site;
let issuer;

async function startApplication(settings) {
  application = spawn(javaProgram, ['-XX:TieredStopAtLevel=1', '-jar', jar], { env: { ...process.env, ...settings } });
  let log = '';
  application.stdout.on('data', (text) => (log += text));
  application.stderr.on('data', (text) => (log += text));
  const deadline = Date.now() + 60_000;
  while (!log.includes('Listening on')) {
    if (Date.now() > deadline || application.exitCode !== null) throw new Error(`the application does not start: ${log}`);
    await delay(100);
  }
}

before(async () => {
  const userPoolId = await newPool();
  const port = await freePort();
  site = `http://localhost:${port}`;
  issuer = `${endpoint}/${userPoolId}`;
  const client = await newClient(
    userPoolId,
    forPages(`${site}/profile`, { GenerateSecret: true, AllowedOAuthScopes: ['openid', 'email', 'profile'] }),
  );
  person = await newUser(userPoolId);
  await startApplication({
    QUARKUS_HTTP_PORT: `${port}`,
    QUARKUS_OIDC_AUTH_SERVER_URL: issuer,
    QUARKUS_OIDC_CLIENT_ID: client.ClientId,
    QUARKUS_OIDC_CREDENTIALS_SECRET: client.ClientSecret,
  });
  browser = await openChromium();
});

after(async () => {
  await browser?.close();
  application?.kill();
});

test('Quarkus OIDC: a person signs in on the pages and the application knows who it is', async () => {
  const tab = await browser.newTab();
  await tab.goto(`${site}/profile`);
  await signInOn(tab, person, password);
  await tab.waitForURL(`${site}/profile**`);
  const profile = JSON.parse(await tab.innerText('body'));
  assert.equal(profile.issuer, issuer);
  assert.equal(profile.email, person.email);
  assert.equal(profile.userInfoSubject, profile.subject);
});

test('Quarkus OIDC: without a sign-in the application shows nothing', async () => {
  const tab = await browser.newTab();
  await tab.goto(`${site}/profile`);
  assert.ok(tab.url().startsWith(endpoint), tab.url());
});
