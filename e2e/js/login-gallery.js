// Every kind of page of managed login, as the service draws it, in a browser: served as the service serves it, content security
// policy included, from the pages that the service's own tests compare with what it draws.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.js';

const service = join(import.meta.dirname, '../../user-pool-service/src');
const assets = join(service, 'main/resources/login/assets');
const folder = process.env.COGNATE_GALLERY ?? join(service, 'test/resources/login/gallery');
const types = { css: 'text/css', js: 'text/javascript' };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** The names of the pages in a language. */
export const pages = (language) => readdirSync(join(folder, language)).map((file) => file.replace('.html', '')).sort();

function answer(path) {
  const name = path.split('/').at(-1);
  const type = types[name.split('.').at(-1)];
  if (path.startsWith('/login/assets/') && type) {
    return [type, readFileSync(join(assets, name))];
  }
  return ['text/html; charset=utf-8', readFileSync(join(folder, `${path.slice(1)}.html`))];
}

async function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const [type, body] = answer(pathname);
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** Opens the gallery; {@code view} shows a page in a tab that pages of the same options share, and gives what went wrong. */
export async function openGallery() {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const base = `http://localhost:${server.address().port}`;
  const tabs = new Map();

  async function open({ scheme = 'light', width = 1280, height = 900, script = true }) {
    const context = await browser.newContext({
      colorScheme: scheme, viewport: { width, height }, javaScriptEnabled: script, reducedMotion: 'reduce',
    });
    const tab = await context.newPage();
    const complaints = [];
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(String(error)));
    return { tab, complaints, devtools: await context.newCDPSession(tab) };
  }

  return {
    async view(page, { language = 'en', ...options } = {}) {
      const key = JSON.stringify(options);
      if (!tabs.has(key)) {
        tabs.set(key, await open(options));
      }
      const shown = tabs.get(key);
      shown.complaints.length = 0;
      await shown.tab.goto(`${base}/${language}/${page}`, { waitUntil: 'load' });
      return shown;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
