import { createECDH, createPrivateKey, sign } from "node:crypto";
import { publicUrl, required } from "@/lib/core/env";

/** Seconds for which a signature counts; push services take a day at most. */
const LIFE = 12 * 60 * 60;

const keyPair = () => {
  const privateKey = Buffer.from(required("VAPID_PRIVATE_KEY"), "base64url");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  return { privateKey, publicKey: pair.getPublicKey() };
};

/** The key browsers are told when they subscribe, so that nobody else can send to them: 65 bytes as base64url. It follows from the private one. */
export const vapidPublicKey = (): string => keyPair().publicKey.toString("base64url");

/** Who it is that sends to an endpoint, signed (RFC 8292): the value of the `Authorization` header. */
export function authorization(endpoint: URL, now = Date.now()): string {
  const { privateKey, publicKey } = keyPair();
  const claims = { aud: endpoint.origin, exp: Math.floor(now / 1000) + LIFE, sub: contact() };
  const said = [{ typ: "JWT", alg: "ES256" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const [x, y] = [publicKey.subarray(1, 33), publicKey.subarray(33)].map((half) => half.toString("base64url"));
  const key = createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", d: privateKey.toString("base64url"), x, y } });
  const signature = sign("sha256", Buffer.from(said), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  return `vapid t=${said}.${signature}, k=${publicKey.toString("base64url")}`;
}

/** Where a push service can turn to: the sender of our mails where there is one, else our own address, which only `https` makes acceptable to all. */
function contact(): string {
  const address = /([^\s<>]+@[^\s<>]+)/.exec(process.env.MAIL_FROM ?? "")?.[1];
  if (address) return `mailto:${address}`;
  const ours = new URL(publicUrl());
  return ours.protocol === "https:" ? ours.origin : `mailto:halation@${ours.hostname}`;
}
