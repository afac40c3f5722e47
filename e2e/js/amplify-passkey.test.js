// aws-amplify v6, unchanged, in Chromium with a virtual authenticator: passkeys from registration to deletion.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider';
import { openChromium, plugInAuthenticator } from './browser.js';
import { startAmplify } from './relying-party.js';
import { cognito, endpoint, newClient, newPerson, newPool, nextCode, password } from './suite.js';

let chromium;
let application;
let tab;
let userPoolId;

before(async () => {
  chromium = await openChromium();
  application = await startAmplify();
  userPoolId = await newPool({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
  });
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: userPoolId,
      WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
    }),
  );
  const { ClientId } = await newClient(userPoolId, { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
  application.configure({
    Auth: {
      Cognito: { userPoolId, userPoolClientId: ClientId, userPoolEndpoint: endpoint, loginWith: { username: true } },
    },
  });
  tab = await chromium.newTab();
  await plugInAuthenticator(tab);
  await tab.goto(application.origin);
  await tab.waitForFunction(() => window.auth);
});

after(async () => {
  await chromium?.close();
  application?.close();
});

const inPage = (work, argument) => tab.evaluate(work, argument);

async function signedIn() {
  const person = newPerson();
  await inPage(
    ([username, secret, email]) =>
      window.auth.signUp({ username, password: secret, options: { userAttributes: { email } } }),
    [person.username, password, person.email],
  );
  const code = await nextCode(person.email);
  await inPage(
    async ([username, secret, confirmationCode]) => {
      await window.auth.signOut();
      await window.auth.confirmSignUp({ username, confirmationCode });
      await window.auth.signIn({
        username,
        password: secret,
        options: { authFlowType: 'USER_AUTH', preferredChallenge: 'PASSWORD' },
      });
    },
    [person.username, password, code],
  );
  return person;
}

test('amplify in a browser: a passkey is registered and signs its user in', async () => {
  const person = await signedIn();

  const passkeys = await inPage(async () => {
    await window.auth.associateWebAuthnCredential();
    const { credentials } = await window.auth.listWebAuthnCredentials();
    await window.auth.signOut();
    return credentials;
  });
  const result = await inPage(async (username) => {
    const { isSignedIn } = await window.auth.signIn({
      username,
      options: { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' },
    });
    const { tokens } = await window.auth.fetchAuthSession();
    return { isSignedIn, claims: tokens.accessToken.payload };
  }, person.username);

  assert.equal(passkeys.length, 1);
  assert.equal(passkeys[0].relyingPartyId, 'localhost');
  assert.equal(result.isSignedIn, true);
  assert.equal(result.claims.username, person.username);
  assert.equal(result.claims.acr, 'urn:cognito:loa:3');
  assert.deepEqual(result.claims.amr, ['swk']);
});

test('amplify in a browser: a passkey is chosen among what is available', async () => {
  const person = await signedIn();

  const steps = await inPage(async (username) => {
    await window.auth.associateWebAuthnCredential();
    await window.auth.signOut();
    const begun = await window.auth.signIn({ username, options: { authFlowType: 'USER_AUTH' } });
    const done = await window.auth.confirmSignIn({ challengeResponse: 'WEB_AUTHN' });
    return { available: begun.nextStep.availableChallenges, isSignedIn: done.isSignedIn };
  }, person.username);

  assert.deepEqual(steps.available, ['WEB_AUTHN', 'PASSWORD', 'PASSWORD_SRP']);
  assert.equal(steps.isSignedIn, true);
});

test('amplify in a browser: a deleted passkey is not offered any more', async () => {
  const person = await signedIn();

  const available = await inPage(async (username) => {
    await window.auth.associateWebAuthnCredential();
    const { credentials } = await window.auth.listWebAuthnCredentials();
    await window.auth.deleteWebAuthnCredential({ credentialId: credentials[0].credentialId });
    await window.auth.signOut();
    const begun = await window.auth.signIn({ username, options: { authFlowType: 'USER_AUTH' } });
    return begun.nextStep.availableChallenges;
  }, person.username);

  assert.deepEqual(available, ['PASSWORD', 'PASSWORD_SRP']);
});
