// Opens a code as custom senders get it: a message of the AWS Encryption SDK, version 2, under a raw AES key. The library
// @aws-crypto/client-node does the same (see ../README.md); this needs nothing but Node.
// https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html
import { createDecipheriv, hkdfSync, timingSafeEqual } from 'node:crypto';

const COMMITTING = 0x0478; // AES-256-GCM, HKDF-SHA-512, key commitment, no signature
const NO_IV = Buffer.alloc(12);

/** @param {string} code base64, as in the event  @param {Buffer} key 32 bytes */
export const decrypt = (code, key) => {
  const reader = new Reader(Buffer.from(code, 'base64'));
  const header = readHeader(reader);
  const dataKey = unwrap(header, key);
  const derive = (info) => Buffer.from(hkdfSync('sha512', dataKey, header.messageId, info, 32));
  const derived = derive(Buffer.concat([uint16(COMMITTING), Buffer.from('DERIVEKEY')]));
  if (!timingSafeEqual(derive(Buffer.from('COMMITKEY')), header.commitment)) {
    throw new Error('The message was made with another key');
  }
  open(derived, NO_IV, header.bytes, Buffer.alloc(0), reader.take(16));
  return readBody(reader, header, derived).toString('utf8');
};

const readHeader = (reader) => {
  const start = reader.at;
  if (reader.take(1)[0] !== 2 || reader.uint16() !== COMMITTING) {
    throw new Error('Not a message this function can read');
  }
  const messageId = reader.take(32);
  const context = reader.take(reader.uint16());
  const keys = Array.from({ length: reader.uint16() }, () => ({
    provider: reader.take(reader.uint16()).toString('utf8'),
    info: reader.take(reader.uint16()),
    wrapped: reader.take(reader.uint16()),
  }));
  reader.take(1 + 4); // framed, and the length of a frame
  const commitment = reader.take(32);
  return { messageId, context, keys, commitment, bytes: reader.since(start) };
};

/** The info of a raw AES key ends with the length of its tag in bits, the length of its IV, and the IV. */
const unwrap = ({ keys, context }, key) => {
  const { info, wrapped } = keys.find(({ provider }) => provider === 'cognate');
  const iv = info.subarray(info.length - 12);
  return open(key, iv, context, wrapped.subarray(0, -16), wrapped.subarray(-16));
};

/** A code fits into one frame, the final one. */
const readBody = (reader, { messageId }, key) => {
  if (reader.uint32() !== 0xffffffff) {
    throw new Error('The message has more than one frame');
  }
  const number = reader.take(4);
  const iv = reader.take(12);
  const length = reader.take(4);
  const aad = Buffer.concat([
    messageId,
    Buffer.from('AWSKMSEncryptionClient Final Frame'),
    number,
    Buffer.alloc(4),
    length,
  ]);
  const content = reader.take(length.readUInt32BE());
  return open(key, iv, aad, content, reader.take(16));
};

const open = (key, iv, aad, content, tag) => {
  const cipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(aad).setAuthTag(tag);
  return Buffer.concat([cipher.update(content), cipher.final()]);
};

const uint16 = (value) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  since(start) {
    return this.bytes.subarray(start, this.at);
  }

  uint16() {
    return this.take(2).readUInt16BE();
  }

  uint32() {
    return this.take(4).readUInt32BE();
  }
}
