// Sends text messages through a provider of one's own, here an HTTP API.
import { decrypt } from '../encryption/decrypt.mjs';

const KEY = Buffer.from(process.env.CODE_KEY ?? '', 'base64');

export const handler = async (event) => {
  const { code, userAttributes } = event.request;
  if (!code) {
    return;
  }
  const answer = await fetch(process.env.DELIVERY_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: event.triggerSource,
      to: userAttributes.phone_number,
      message: `Your code is ${decrypt(code, KEY)}.`,
    }),
  });
  if (!answer.ok) {
    throw new Error(`The provider answered ${answer.status}`);
  }
};
