// aws-amplify v6, unchanged, in Chromium: signInWithRedirect to our pages over https, and back out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openChromium, signInOn } from './browser.js';
import { startAmplify } from './relying-party.js';
import { endpoint, forPages, newClient, newPool, newUser, password, tlsEndpoint } from './suite.js';

let chromium;
let application;
let person;

before(async () => {
  chromium = await openChromium();
  application = await startAmplify();
  const userPoolId = await newPool();
  person = await newUser(userPoolId);
  const home = `${application.origin}/`;
  const scopes = ['openid', 'email', 'aws.cognito.signin.user.admin'];
  const { ClientId: userPoolClientId } = await newClient(
    userPoolId,
    forPages(home, { LogoutURLs: [home], AllowedOAuthScopes: scopes }),
  );
  const oauth = {
    domain: new URL(tlsEndpoint).host,
    scopes,
    redirectSignIn: [home],
    redirectSignOut: [home],
    responseType: 'code',
  };
  application.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint: endpoint, loginWith: { oauth } } },
  });
});

after(async () => {
  await chromium?.close();
  application?.close();
});

async function newTab() {
  // the certificate is of this stack's own authority, which the browser does not know
  const tab = await chromium.newTab({ ignoreHTTPSErrors: true });
  await tab.goto(application.origin);
  await tab.waitForFunction(() => window.auth);
  return tab;
}

/** Leaves the application; the page goes away under whoever waits for an answer. */
const leave = (tab, work, argument) => tab.evaluate(work, argument).catch(() => {});

async function signedIn() {
  const tab = await newTab();
  await leave(tab, () => void window.auth.signInWithRedirect({ customState: 'cart 7' }));
  await signInOn(tab, person, password);
  await tab.waitForURL(`${application.origin}/**`);
  await tab.waitForFunction(() => window.events?.includes('signInWithRedirect'));
  return tab;
}

test('amplify in a browser: signInWithRedirect comes back with a user', async () => {
  const tab = await signedIn();

  const user = await tab.evaluate(() => window.auth.getCurrentUser());
  const email = await tab.evaluate(async () => (await window.auth.fetchUserAttributes()).email);

  assert.equal(user.username, person.username);
  assert.equal(email, person.email);
  assert.ok(await tab.evaluate(() => window.events.includes('customOAuthState')));
  assert.equal(new URL(tab.url()).search, '');
  assert.deepEqual(chromium.refused, []);
});

test('amplify in a browser: a session that began with a redirect is refreshed by the API', async () => {
  const tab = await signedIn();

  const [first, second] = await tab.evaluate(async () => {
    const payload = async (options) => (await window.auth.fetchAuthSession(options)).tokens.accessToken.payload;
    return [await payload(), await payload({ forceRefresh: true })];
  });

  assert.notEqual(first.jti, second.jti);
  assert.equal(first.origin_jti, second.origin_jti);
  assert.equal(second.scope, first.scope);
});

test('amplify in a browser: signing out ends the session of the pages too', async () => {
  const tab = await signedIn();

  await leave(tab, () => {
    window.leaving = true;
    void window.auth.signOut();
  });
  await tab.waitForFunction(() => window.auth && !window.leaving);
  const user = await tab.evaluate(() => window.auth.getCurrentUser().catch((refused) => refused.name));
  await leave(tab, () => void window.auth.signInWithRedirect());

  assert.equal(user, 'UserUnAuthenticatedException');
  await tab.waitForSelector('[data-page="sign-in"]');
});
