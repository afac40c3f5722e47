// One more user-pool-service on the suite's database, with settings of its own for some app clients: extensions are read at start.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, javaProgram } from './program.js';

const patience = 60_000;
const ours = /^(quarkus\.http\.port|cognate\.public-url)\b/;

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests start a service, which Maven tells them how to`);
  return value;
}

/** The settings an operator writes for an app client, as lines. */
export const extending = (clientId, settings) =>
  Object.entries(settings).map(([name, value]) => `cognate.oauth.extension.client.${clientId}.${name}=${value}`);

/** A folder of our own, gone in the end. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'cognate-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts the service in a folder, with these lines behind the suite's own, and waits until it is ready. */
export async function startService(folder, lines) {
  const port = await freePort();
  const endpoint = `http://localhost:${port}`;
  const suite = (await readFile(required('COGNATE_USER_POOL_SETTINGS'), 'utf8')).split('\n').filter((line) => !ours.test(line));
  const all = [...suite, `quarkus.http.port=${port}`, `cognate.public-url=${endpoint}`, ...lines, ''];
  await mkdir(join(folder, 'config'));
  await writeFile(join(folder, 'config', 'application.properties'), all.join('\n'), { mode: 0o600 });
  const service = spawn(
    javaProgram,
    ['-Xmx192m', '-XX:TieredStopAtLevel=1', '-Dquarkus.profile=local', '-jar', required('COGNATE_USER_POOL_JAR')],
    { cwd: folder },
  );
  let log = '';
  service.stdout.on('data', (text) => (log += text));
  service.stderr.on('data', (text) => (log += text));
  const deadline = Date.now() + patience;
  while (!(await isReady(endpoint))) {
    if (Date.now() > deadline || service.exitCode !== null) {
      service.kill();
      throw new Error(`user-pool-service does not start: ${log}`);
    }
    await new Promise((passed) => setTimeout(passed, 100));
  }
  return {
    endpoint,
    stop: async () => {
      const exit = once(service, 'exit');
      service.kill();
      await exit;
    },
  };
}

async function isReady(endpoint) {
  try {
    return (await fetch(`${endpoint}/q/health/ready`)).ok;
  } catch {
    // nobody listens yet
    return false;
  }
}
