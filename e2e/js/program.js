// Programs that tests start.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** The Java that runs the suite, or the one there is. */
export const javaProgram = process.env.COGNATE_JAVA ?? 'java';

/** A port nobody listens at. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
