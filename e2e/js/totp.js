// An authenticator app (RFC 6238, SHA-1, six digits, 30 seconds), and pools that ask for what it shows.
import {
  AdminCreateUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createHmac } from 'node:crypto';
import { cognito, newPerson, newPool, password } from './suite.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What the app shows for a Base32 secret, so many steps from now. */
export function totp(secret, stepsAhead = 0) {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const hash = createHmac('sha1', key).update(counter).digest();
  const value = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, '0');
}

const byPhoneFirst = {
  RecoveryMechanisms: [
    { Name: 'verified_phone_number', Priority: 1 },
    { Name: 'verified_email', Priority: 2 },
  ],
};

const factors = {
  sms: { SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } } },
  totp: { SoftwareTokenMfaConfiguration: { Enabled: true } },
  email: { EmailMfaConfiguration: { Message: 'Your code is {####}', Subject: 'Sign in' } },
};

/** A pool with these second factors; gives its id. */
export async function newMfaPool(MfaConfiguration, ...names) {
  const UserPoolId = await newPool({ AccountRecoverySetting: byPhoneFirst });
  const chosen = Object.assign({}, ...names.map((name) => factors[name]));
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, ...chosen }));
  return UserPoolId;
}

/** A confirmed user with these attributes and second factors. */
export async function newMember(UserPoolId, attributes = {}, preference = undefined) {
  const { username } = newPerson();
  const user = { UserPoolId, Username: username };
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  if (preference) await cognito.send(new AdminSetUserMFAPreferenceCommand({ ...user, ...preference }));
  return username;
}

/** A telephone number nobody had before. */
export const newPhone = () => `+1206${String(Math.floor(2_000_000 + Math.random() * 7_999_999))}`;
