// Devices through amazon-cognito-identity-js, unchanged: it confirms them, proves them by SRP and forgets them.
import { AdminForgetDeviceCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoRefreshToken, CognitoUserPool } from 'amazon-cognito-identity-js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryStorage, call, credentials, outcome, userOn } from './identity.js';
import { claimsOf, cognito, endpoint, newClient, newPool, newUser, password } from './suite.js';

/** A pool that tracks devices, and a user in it. */
async function tracked(deviceConfiguration) {
  const poolId = await newPool({ DeviceConfiguration: deviceConfiguration });
  const { ClientId } = await newClient(poolId);
  const { username } = await newUser(poolId);
  const user = { UserPoolId: poolId, Username: username };
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId, endpoint, Storage: new MemoryStorage() });
  return { pool, username, storage: new MemoryStorage(), user };
}

const always = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false };
const optIn = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true };

/** Signs in on the device of this storage; counts the challenges the library answered by itself. */
async function signIn({ pool, username, storage }) {
  const user = userOn(pool, username, storage);
  const asked = [];
  const { request } = user.client;
  user.client.request = (operation, parameters, callback) => {
    asked.push(parameters.ChallengeName ?? operation);
    return request.call(user.client, operation, parameters, callback);
  };
  const { success, confirmationNecessary } = await outcome(user, 'authenticateUser', credentials(username));
  user.client.request = request;
  return { user, session: success, confirmationNecessary, asked };
}

const keyOf = (session) => claimsOf(session.getAccessToken().getJwtToken()).device_key;

test('identity-js: a device is confirmed at the first sign-in and proves itself at the next', async () => {
  const scene = await tracked(always);
  const first = await signIn(scene);

  const second = await signIn(scene);

  assert.deepEqual(first.asked, ['InitiateAuth', 'PASSWORD_VERIFIER', 'ConfirmDevice']);
  assert.deepEqual(second.asked, [
    'InitiateAuth',
    'PASSWORD_VERIFIER',
    'DEVICE_SRP_AUTH',
    'DEVICE_PASSWORD_VERIFIER',
  ]);
  assert.ok(second.session.isValid());
  assert.equal(keyOf(second.session), keyOf(first.session));
});

test('identity-js: a device is remembered once its user agrees', async () => {
  const scene = await tracked(optIn);
  const { user, confirmationNecessary } = await signIn(scene);
  const unremembered = await signIn(scene);

  const answer = await outcome(user, 'setDeviceStatusRemembered');

  const remembered = await signIn(scene);
  assert.equal(confirmationNecessary, true);
  assert.ok(!unremembered.asked.includes('DEVICE_SRP_AUTH'));
  assert.equal(answer.success, 'SUCCESS');
  assert.ok(remembered.asked.includes('DEVICE_PASSWORD_VERIFIER'));
});

test('identity-js: getDevice and listDevices describe the device', async () => {
  const { user, session } = await signIn(await tracked(always));

  const { success: one } = await outcome(user, 'getDevice');
  const { success: all } = await outcome(user, 'listDevices', 10, null);

  assert.equal(one.Device.DeviceKey, keyOf(session));
  assert.ok(one.Device.DeviceAttributes.some((each) => each.Name === 'device_name'));
  assert.deepEqual(
    all.Devices.map((each) => each.DeviceKey),
    [keyOf(session)],
  );
});

test('identity-js: forgetSpecificDevice ends refresh on that device', async () => {
  const scene = await tracked(always);
  const lost = await signIn(scene);
  const { user } = await signIn({ ...scene, storage: new MemoryStorage() });

  const answer = await outcome(user, 'forgetSpecificDevice', keyOf(lost.session));

  assert.equal(answer.success, 'SUCCESS');
  const token = new CognitoRefreshToken({ RefreshToken: lost.session.getRefreshToken().getToken() });
  await assert.rejects(call(lost.user, 'refreshSession', token), { code: 'NotAuthorizedException' });
});

test('identity-js: a session is refreshed on its device', async () => {
  const { user, session } = await signIn(await tracked(always));

  const token = new CognitoRefreshToken({ RefreshToken: session.getRefreshToken().getToken() });
  const fresh = await call(user, 'refreshSession', token);

  assert.equal(keyOf(fresh), keyOf(session));
});

test('identity-js: sign-in with the key of a forgotten device starts anew', async () => {
  const scene = await tracked(always);
  const { session } = await signIn(scene);
  await cognito.send(new AdminForgetDeviceCommand({ ...scene.user, DeviceKey: keyOf(session) }));

  const again = await signIn(scene);

  assert.deepEqual(again.asked, ['InitiateAuth', 'PASSWORD_VERIFIER', 'PASSWORD_VERIFIER', 'ConfirmDevice']);
  assert.notEqual(keyOf(again.session), keyOf(session));
});
