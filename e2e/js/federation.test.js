// Sign-in with an OpenID Connect provider in Chromium, from unchanged libraries through two sets of pages and back. The
// company whose staff signs in is a user pool of its own: what it says is verified like what any provider says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  AdminGetUserCommand,
  AdminLinkProviderForUserCommand,
  CreateIdentityProviderCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { openChromium, signInOn } from './browser.js';
import { startAmplify, startRelyingParty } from './relying-party.js';
import { cognito, endpoint, forPages, newClient, newPool, newUser, password, tlsEndpoint } from './suite.js';

const site = endpoint.replace('127.0.0.1', 'localhost');

let chromium;
let company;
let poolId;

before(async () => {
  chromium = await openChromium();
  company = await openCompany();
  poolId = await newPool();
  await cognito.send(
    new CreateIdentityProviderCommand({
      UserPoolId: poolId,
      ProviderName: 'Company',
      ProviderType: 'OIDC',
      ProviderDetails: {
        client_id: company.client.ClientId,
        client_secret: company.client.ClientSecret,
        authorize_scopes: 'openid email',
        oidc_issuer: `${endpoint}/${company.poolId}`,
        attributes_request_method: 'GET',
      },
      AttributeMapping: { email: 'email', email_verified: 'email_verified' },
    }),
  );
});

after(() => chromium?.close());

/** A pool that lets ours ask who its users are. */
async function openCompany() {
  const own = await newPool();
  const CallbackURLs = [site, tlsEndpoint].map((base) => `${base}/oauth2/idpresponse`);
  return { poolId: own, client: await newClient(own, forPages(CallbackURLs[0], { CallbackURLs, GenerateSecret: true })) };
}

const ofPool = (callback, settings) =>
  newClient(poolId, forPages(callback, { SupportedIdentityProviders: ['COGNITO', 'Company'], ...settings }));

/** Signs a person in at the company, where the tab is led to. */
async function signInAtCompany(tab, person) {
  await tab.waitForURL((url) => url.searchParams.get('client_id') === company.client.ClientId);
  await signInOn(tab, person, password);
}

/** Has oidc-client-ts sign a person in by the company's button. Gives what its ID token says. */
async function claimsOf(person) {
  const application = await startRelyingParty();
  try {
    const { ClientId } = await ofPool(application.callback);
    application.configure({ authority: `${endpoint}/${poolId}`, client_id: ClientId });
    const tab = await chromium.newTab();
    await tab.goto(application.origin);
    await tab.click('#sign-in:enabled');
    await tab.click('a[href*="identity_provider=Company"]');
    await signInAtCompany(tab, person);
    await tab.waitForFunction(() => document.querySelector('#claims')?.textContent);
    return JSON.parse(await tab.textContent('#claims'));
  } finally {
    application.close();
  }
}

async function subAtCompany(person) {
  const { UserAttributes } = await cognito.send(
    new AdminGetUserCommand({ UserPoolId: company.poolId, Username: person.username }),
  );
  return UserAttributes.find(({ Name }) => Name === 'sub').Value;
}

test('federation: a button leads to a company, and who signs in there is a user here', async () => {
  const person = await newUser(company.poolId);

  const profile = await claimsOf(person);

  const subject = await subAtCompany(person);
  assert.equal(profile['cognito:username'], `Company_${subject}`);
  assert.equal(profile.email, person.email);
  assert.deepEqual(profile['cognito:groups'], [`${poolId}_Company`]);
  assert.equal(profile.identities[0].userId, subject);
  assert.equal(profile.identities[0].providerName, 'Company');
  assert.deepEqual(chromium.refused, []);
});

test('federation: who comes a second time is the same user', async () => {
  const person = await newUser(company.poolId);

  const first = await claimsOf(person);
  const second = await claimsOf(person);

  assert.equal(second.sub, first.sub);
});

test('federation: an identity that was linked signs in as the user it was linked to', async () => {
  const here = await newUser(poolId);
  const there = await newUser(company.poolId);
  await cognito.send(
    new AdminLinkProviderForUserCommand({
      UserPoolId: poolId,
      DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: here.username },
      SourceUser: {
        ProviderName: 'Company',
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: await subAtCompany(there),
      },
    }),
  );

  const profile = await claimsOf(there);

  assert.equal(profile['cognito:username'], here.username);
});

test('federation: amplify goes straight to the company and comes back with a user', async () => {
  const person = await newUser(company.poolId);
  const application = await startAmplify();
  try {
    const home = `${application.origin}/`;
    const scopes = ['openid', 'email', 'aws.cognito.signin.user.admin'];
    const { ClientId } = await ofPool(home, { AllowedOAuthScopes: scopes });
    const oauth = {
      domain: new URL(tlsEndpoint).host,
      scopes,
      redirectSignIn: [home],
      redirectSignOut: [home],
      responseType: 'code',
    };
    application.configure({
      Auth: {
        Cognito: {
          userPoolId: poolId,
          userPoolClientId: ClientId,
          userPoolEndpoint: endpoint,
          loginWith: { oauth },
        },
      },
    });
    const tab = await chromium.newTab({ ignoreHTTPSErrors: true });
    await tab.goto(application.origin);
    await tab.waitForFunction(() => window.auth);
    // the page goes away under whoever waits for an answer
    await tab
      .evaluate(() => void window.auth.signInWithRedirect({ provider: { custom: 'Company' } }))
      .catch(() => {});
    await signInAtCompany(tab, person);
    await tab.waitForURL(`${application.origin}/**`);
    await tab.waitForFunction(() => window.events?.includes('signInWithRedirect'));

    const email = await tab.evaluate(async () => (await window.auth.fetchUserAttributes()).email);

    assert.equal(email, person.email);
  } finally {
    application.close();
  }
});
