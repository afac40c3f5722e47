// An application of its own origin that signs its users in with unchanged oidc-client-ts, and the browser they use.
import { build } from 'esbuild';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.js';

const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Application</title><main><button id="sign-in" disabled>Sign in</button>' +
  '<pre id="claims"></pre></main><script type="module" src="/app.js"></script></html>';

async function bundle() {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { UserManager } from 'oidc-client-ts';
        const { settings } = await (await fetch('/settings')).json();
        const manager = new UserManager(settings);
        const button = document.querySelector('#sign-in');
        button.onclick = () => manager.signinRedirect();
        button.disabled = false;
        if (location.pathname === '/callback') {
          const user = await manager.signinRedirectCallback().catch((failure) => ({ profile: { failure: String(failure) } }));
          document.querySelector('#claims').textContent = JSON.stringify(user.profile);
        }`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}

/** Starts the application. Its client is made when its address is known. */
export async function startRelyingParty() {
  const script = await bundle();
  let settings = {};
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0];
    const [type, body] =
      path === '/app.js'
        ? ['text/javascript', script]
        : path === '/settings'
          ? ['application/json', JSON.stringify({ settings })]
          : ['text/html', page];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    callback: `${origin}/callback`,
    configure: (next) => {
      settings = { redirect_uri: `${origin}/callback`, response_type: 'code', scope: 'openid email', ...next };
    },
    close: () => server.close(),
  };
}

/** Opens a browser; its tabs note what their pages were refused by a content security policy. */
export async function openChromium() {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const refused = [];
  return {
    refused,
    close: () => browser.close(),
    newTab: async (options = {}) => {
      const context = await browser.newContext(options);
      const tab = await context.newPage();
      tab.setDefaultTimeout(15_000);
      tab.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text());
      });
      return tab;
    },
  };
}

/** Gives a tab an authenticator that verifies its user. */
export async function plugInAuthenticator(tab) {
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
