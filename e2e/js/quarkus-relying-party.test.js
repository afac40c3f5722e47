// An application with Quarkus' own OpenID Connect client, unchanged (e2e/relying-party): sign-in on our pages in Chromium,
// PKCE, a client secret, userInfo.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.js';
import { cognito, endpoint, newClient, newPerson, newPool, password } from './suite.js';

const jar = new URL('../relying-party/target/quarkus-app/quarkus-run.jar', import.meta.url).pathname;
const person = newPerson();
let browser;
let application;
let site;
let issuer;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function startApplication(settings) {
  const java = process.env.COGNATE_JAVA ?? 'java';
  application = spawn(java, ['-XX:TieredStopAtLevel=1', '-jar', jar], { env: { ...process.env, ...settings } });
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
  const client = await newClient(userPoolId, {
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    CallbackURLs: [`${site}/profile`],
    SupportedIdentityProviders: ['COGNITO'],
  });
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: person.username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: person.email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId: userPoolId, Username: person.username, Password: password, Permanent: true }),
  );
  await startApplication({
    QUARKUS_HTTP_PORT: `${port}`,
    QUARKUS_OIDC_AUTH_SERVER_URL: issuer,
    QUARKUS_OIDC_CLIENT_ID: client.ClientId,
    QUARKUS_OIDC_CREDENTIALS_SECRET: client.ClientSecret,
  });
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  application?.kill();
});

test('Quarkus OIDC: a person signs in on the pages and the application knows who it is', async () => {
  const page = await browser.newPage();
  await page.goto(`${site}/profile`);
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${site}/profile**`);
  const profile = JSON.parse(await page.innerText('body'));
  assert.equal(profile.issuer, issuer);
  assert.equal(profile.email, person.email);
  assert.equal(profile.userInfoSubject, profile.subject);
  await page.close();
});

test('Quarkus OIDC: without a sign-in the application shows nothing', async () => {
  const stranger = await browser.newContext();
  const page = await stranger.newPage();
  await page.goto(`${site}/profile`);
  assert.ok(page.url().startsWith(endpoint), page.url());
  await stranger.close();
});
