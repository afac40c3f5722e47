// Sends e-mails through a provider of one's own, here an HTTP API.
import { decrypt } from '../encryption/decrypt.mjs';

const KEY = Buffer.from(process.env.CODE_KEY ?? '', 'base64');

export const handler = async (event) => {
  const { code, userAttributes } = event.request;
  if (event.triggerSource === 'CustomEmailSender_AccountTakeOverNotification') {
    await notify(event.triggerSource, userAttributes);
    return;
  }
  if (!code) {
    return;
  }
  await deliver({
    kind: event.triggerSource,
    to: userAttributes.email,
    message: `Your code is ${decrypt(code, KEY)}.`,
  });
};

// Somebody may try to take an account over: there is no code and no address, but a name to look the address up by.
const notify = (kind, { USER_NAME, IP_ADDRESS, LOGIN_TIME, ACCOUNT_TAKE_OVER_ACTION }) =>
  deliver({
    kind,
    to: USER_NAME,
    message: `Unusual sign-in from ${IP_ADDRESS} at ${LOGIN_TIME}: ${ACCOUNT_TAKE_OVER_ACTION}.`,
  });

const deliver = async (mail) => {
  const answer = await fetch(process.env.DELIVERY_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  });
  if (!answer.ok) {
    throw new Error(`The provider answered ${answer.status}`);
  }
};
