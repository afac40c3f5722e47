// Devices through aws-amplify v6, unchanged.
import { AdminListDevicesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { cognito, endpoint, newClient, newPool, newUser, password } from './suite.js';

// Amplify names a device after its browser, and confirms none that has no name. Node 20 has no navigator.
globalThis.navigator ??= { userAgent: `node ${process.version}` };

let userPoolId;

before(async () => {
  userPoolId = await newPool({
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
  });
  const { ClientId } = await newClient(userPoolId);
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: ClientId, userPoolEndpoint: endpoint, loginWith: { username: true } } },
  });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
});

afterEach(() => auth.signOut());

const newName = async () => (await newUser(userPoolId)).username;

const signIn = (username, authFlowType) => auth.signIn({ username, password, options: { authFlowType } });

const statusOf = (device) => device.attributes['dev:device_remembered_status'];

for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH']) {
  test(`amplify: a remembered device proves itself at the next sign-in with ${flow}`, async () => {
    const username = await newName();
    await signIn(username, flow);
    await auth.rememberDevice();
    const [before] = await auth.fetchDevices();
    await auth.signOut();

    const { isSignedIn } = await signIn(username, flow);

    const [after, ...others] = await auth.fetchDevices();
    assert.equal(isSignedIn, true);
    assert.equal(statusOf(before), 'remembered');
    assert.equal(after.id, before.id);
    assert.ok(after.lastAuthenticatedDate > before.lastAuthenticatedDate);
    assert.deepEqual(others, []);
  });
}

test('amplify: a session is refreshed on its device', async () => {
  await signIn(await newName(), 'USER_SRP_AUTH');
  const { tokens } = await auth.fetchAuthSession();

  const { tokens: fresh } = await auth.fetchAuthSession({ forceRefresh: true });

  assert.notEqual(fresh.accessToken.payload.jti, tokens.accessToken.payload.jti);
  assert.equal(fresh.accessToken.payload.device_key, tokens.accessToken.payload.device_key);
});

test('amplify: forgetDevice forgets, and the next sign-in gets a new device', async () => {
  const username = await newName();
  await signIn(username, 'USER_SRP_AUTH');
  await auth.rememberDevice();
  const [forgotten] = await auth.fetchDevices();

  await auth.forgetDevice();

  const left = await cognito.send(new AdminListDevicesCommand({ UserPoolId: userPoolId, Username: username }));
  assert.deepEqual(left.Devices, []);
  await auth.signOut();
  await signIn(username, 'USER_SRP_AUTH');
  const [fresh] = await auth.fetchDevices();
  assert.notEqual(fresh.id, forgotten.id);
});
