// Browsers: the installed Chromium without a window, applications of our own origin for it, and an authenticator.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Application</title><main><button id="sign-in" disabled>Sign in</button>' +
  '<pre id="claims"></pre></main><script type="module" src="/app.js"></script></html>';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The installed browser. */
export function findChromium() {
  const found = [process.env.COGNATE_CHROMIUM, ...places].find((place) => place && existsSync(place));
  if (!found) {
    throw new Error(
      'Chromium is not installed. These tests need a browser: on Debian, apt-get install chromium; elsewhere ' +
        'install Chrome or Chromium and set COGNATE_CHROMIUM to its program.',
    );
  }
  return found;
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

/**
 * Gives a tab an authenticator that verifies its user.
 *
 * @returns a function that says whether somebody touches it when it is asked; at first somebody does
 */
export async function plugInAuthenticator(tab) {
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return (touched) => devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: touched });
}

/** Signs a person in where a tab shows the sign-in page. */
export async function signInOn(tab, person, secret) {
  await tab.waitForSelector('[data-page="sign-in"]');
  await tab.fill('[name=username]', person.username);
  await tab.fill('[name=password]', secret);
  await tab.keyboard.press('Enter');
}

/** An application with this script, which may import packages and fetch `/settings`, on localhost at a port of its own. */
export async function startApplication(script) {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  let settings = {};
  const answers = {
    '/app.js': () => ['text/javascript', outputFiles[0].text],
    '/settings': () => ['application/json', JSON.stringify({ settings })],
  };
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url.split('?')[0]]?.() ?? ['text/html', page];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    callback: `${origin}/callback`,
    configure: (next) => {
      settings = next;
    },
    close: () => server.close(),
  };
}
