import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** What a browser gives for messages to it: its public key (65 bytes) and a secret (16 bytes), as base64url. */
export type BrowserKeys = { p256dh: string; auth: string };

/** Ours for one message: a private key made for it alone, and its salt. */
type Once = { privateKey: Buffer; salt: Buffer };

const SALT_BYTES = 16;
/** Bytes of a message; push services take bodies of 4,096 at most, of which this much is left. */
export const LARGEST = 3993;
const RECORD = 4096;
/** Marks the end of the last record (RFC 8188). */
const LAST = Buffer.from([2]);

const hkdf = (salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer => Buffer.from(hkdfSync("sha256", secret, salt, info, length));

/**
 * Hides a message from everyone but the browser it is for, the push service included (RFC 8291).
 *
 * @param once given only by tests; a key or salt that is used twice gives the messages away
 * @throws Error where the message is too long, or the keys are none
 */
export function encrypt(message: Buffer, browser: BrowserKeys, once: Once = fresh()): Buffer {
  if (message.length > LARGEST) throw new Error(`a push message of ${message.length} bytes is too long`);
  const ours = createECDH("prime256v1");
  ours.setPrivateKey(once.privateKey);
  const [theirPublic, ourPublic] = [Buffer.from(browser.p256dh, "base64url"), ours.getPublicKey()];
  const about = Buffer.concat([Buffer.from("WebPush: info\0"), theirPublic, ourPublic]);
  const secret = hkdf(Buffer.from(browser.auth, "base64url"), ours.computeSecret(theirPublic), about, 32);
  const key = hkdf(once.salt, secret, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = hkdf(once.salt, secret, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  const hidden = Buffer.concat([cipher.update(message), cipher.update(LAST), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([header(once.salt, ourPublic), hidden]);
}

/** Salt, length of a record, and the key that our half of the secret can be told by. */
function header(salt: Buffer, ourPublic: Buffer): Buffer {
  const sizes = Buffer.alloc(5);
  sizes.writeUInt32BE(RECORD);
  sizes.writeUInt8(ourPublic.length, 4);
  return Buffer.concat([salt, sizes, ourPublic]);
}

function fresh(): Once {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  return { privateKey: pair.getPrivateKey(), salt: randomBytes(SALT_BYTES) };
}
