// openid-client as several app clients with extensions, in a service that is started for them, on our pages in Chromium.
import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider';
import { exportJWK, generateKeyPair } from 'jose';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { openChromium, signInOn, startApplication } from './browser.js';
import { extending, startService, temporaryFolder } from './extended-service.js';
import { startLogoutListener } from './logout-listener.js';
import { cognito, forPages, newClient, newPool, newUser, password } from './suite.js';

/** A resource server of the pool, with the scope `read`. */
export const api = 'https://orders.example.com';

const checkingSignatures = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] };

/** A key for proofs of a client. */
export const newKeyOf = async (client) => oidc.getDPoPHandle(client, await oidc.randomDPoPKeyPair('ES256'));

const machineSettings = {
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: [`${api}/read`],
};

async function makeClients(poolId, { callback, origin }) {
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'reading' }];
  await cognito.send(new CreateResourceServerCommand({ UserPoolId: poolId, Identifier: api, Name: 'orders', Scopes }));
  return {
    phone: await newClient(poolId, forPages(callback, { LogoutURLs: [`${origin}/goodbye`] })),
    server: await newClient(
      poolId,
      forPages(callback, { GenerateSecret: true, AllowedOAuthScopes: ['openid', 'email', `${api}/read`] }),
    ),
    machine: await newClient(poolId, machineSettings),
    bank: await newClient(poolId, forPages(callback, { GenerateSecret: true })),
  };
}

/** What an operator writes for them. */
const settings = ({ phone, server, machine, bank }, keys, listener) => [
  ...extending(phone.ClientId, {
    issuer: true,
    'pushed-requests': 'allowed',
    dpop: 'allowed',
    'device-grant': true,
    'rp-initiated-logout': true,
    'back-channel-logout': listener.address,
  }),
  ...extending(server.ClientId, { introspection: true, 'token-exchange': api }),
  ...extending(machine.ClientId, { keys }),
  ...extending(bank.ClientId, { fapi2: true, keys }),
];

/** A key of the clients', with the file of its public half. */
async function publishKey(folder) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const file = join(folder, 'keys.json');
  await writeFile(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] }));
  return { key: { key: privateKey, kid: 'one' }, file };
}

/**
 * Starts everything: the clients `phone`, `server`, `machine` (with `machineSecret`) and `bank`, and a `person` who signs in. What
 * it gives is closed with `close`.
 */
export async function openExtended() {
  const application = await startApplication('');
  const folder = await temporaryFolder();
  const listener = await startLogoutListener();
  const poolId = await newPool();
  const made = await makeClients(poolId, application);
  const { key, file } = await publishKey(folder.path);
  const service = await startService(folder.path, settings(made, file, listener));
  const chromium = await openChromium();
  const person = await newUser(poolId);
  const issuer = (pool = poolId) => new URL(`${service.endpoint}/${pool}`);
  const discover = ({ ClientId }, authentication) =>
    oidc.discovery(issuer(), ClientId, undefined, authentication, checkingSignatures);

  /** Opens an address, signs in, and gives the address of the answer. */
  async function answerTo(url, tab, who = person) {
    await tab.goto(url.href);
    await signInOn(tab, who, password);
    await tab.waitForURL(`${application.callback}?**`);
    return new URL(tab.url());
  }

  return {
    application, chromium, listener, person, issuer, discover, answerTo,
    phone: await discover(made.phone, oidc.None()),
    server: await discover(made.server, oidc.ClientSecretBasic(made.server.ClientSecret)),
    machine: await discover(made.machine, oidc.PrivateKeyJwt(key)),
    machineSecret: made.machine.ClientSecret,
    bank: await discover(made.bank, oidc.PrivateKeyJwt(key)),
    register: (pool, metadata) => oidc.dynamicClientRegistration(issuer(pool), metadata, oidc.None(), checkingSignatures),
    async close() {
      await chromium.close();
      application.close();
      listener.close();
      await service.stop();
      await folder.remove();
    },
  };
}
