// A relying party that hears of sessions that ended (OpenID Connect Back-Channel Logout 1.0).
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Listens on localhost; `heard` gives the first logout token that was posted. */
export async function startLogoutListener() {
  let tell;
  const heard = new Promise((resolve) => (tell = resolve));
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    tell(new URLSearchParams(body).get('logout_token'));
    response.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${server.address().port}/ended`, heard, close: () => server.close() };
}
