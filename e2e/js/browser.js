// A browser with an authenticator in it: headless Chromium and its virtual authenticator, on a page of our own that runs
// unchanged aws-amplify.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const page = '<!doctype html><meta charset="utf-8"><title>Passkeys</title><script type="module" src="/app.js"></script>';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The installed browser. */
export function findChromium() {
  const found = [process.env.COGNATE_CHROMIUM, ...places].find((place) => place && existsSync(place));
  if (!found) {
    throw new Error(
      'Chromium is not installed. The passkey tests need a browser: on Debian, apt-get install chromium; elsewhere ' +
        'install Chrome or Chromium and set COGNATE_CHROMIUM to its program.',
    );
  }
  return found;
}

/** Amplify as one script, which leaves what a test needs on the window. */
async function bundle() {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { Amplify } from 'aws-amplify';
        import * as auth from 'aws-amplify/auth';
        Object.assign(window, { Amplify, auth });`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0].text;
}

async function serve(script) {
  const server = createServer((request, response) => {
    const [type, body] = request.url === '/app.js' ? ['text/javascript', script] : ['text/html', page];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** Opens the page on localhost, a relying party of its own, in a browser whose authenticator verifies its user. */
export async function openBrowser() {
  const executablePath = findChromium();
  const server = await serve(await bundle());
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const tab = await browser.newPage();
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
  await tab.goto(`http://localhost:${server.address().port}/`);
  await tab.waitForFunction(() => window.auth);
  return {
    tab,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
