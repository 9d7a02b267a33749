import { request as plainRequest, type RequestOptions } from "node:http";
import { request } from "node:https";
import { encrypt, type BrowserKeys } from "./encryption";
import { pinned, readEndpoint } from "./endpoints";
import { authorization } from "./vapid";

export { vapidPublicKey } from "./vapid";

/** A browser that wants to be told, as it subscribed. */
export type Subscription = BrowserKeys & { endpoint: string };

export type PushOptions = {
  /** Messages of one topic replace each other while the browser is away: 32 letters of base64url at most. */
  topic?: string;
};

/** Whether a subscription is one that we would write to: it leads to where push services are, and its keys are some. */
export function mayPush({ endpoint, ...keys }: Subscription): boolean {
  if (!readEndpoint(endpoint)) return false;
  try {
    return encrypt(Buffer.alloc(0), keys).length > 0;
  } catch {
    return false;
  }
}

/** Seconds for which a push service keeps a message for a browser that is away: what is older, the bell tells. */
const KEPT = 24 * 60 * 60;
/** Milliseconds a push service has to answer. */
const PATIENCE = 10_000;

/** A push service that did not take a message, and may later. */
export class PushFailure extends Error {
  override readonly name = "PushFailure";
}

/**
 * Hands a message to the push service of a browser.
 *
 * @returns `gone` where the browser no longer wants any, or its endpoint is none we would write to: the subscription is of no more use
 * @throws PushFailure or a network error where trying again may help
 */
export async function sendPush(subscription: Subscription, message: string, { topic }: PushOptions = {}): Promise<"sent" | "gone"> {
  if (!mayPush(subscription)) return "gone";
  const { endpoint, ...keys } = subscription;
  const url = new URL(endpoint);
  const lookup = await pinned(url);
  if (lookup === null) throw new PushFailure(`${url.host} is not on the open internet`);
  const body = encrypt(Buffer.from(message), keys);
  const headers = {
    authorization: authorization(url),
    "content-encoding": "aes128gcm",
    "content-type": "application/octet-stream",
    "content-length": body.length,
    ttl: KEPT,
    urgency: "normal",
    ...(topic ? { topic } : {}),
  };
  const status = await post(url, { method: "POST", headers, lookup, agent: false, timeout: PATIENCE }, body);
  if (status === 404 || status === 410) return "gone";
  if (status < 200 || status > 299) throw new PushFailure(`${url.host} answered ${status} to a push message`);
  return "sent";
}

/** Sends, and answers the status alone: what else a push service says is not read, and no redirect is followed. */
const post = (url: URL, options: RequestOptions, body: Buffer): Promise<number> =>
  new Promise((settle, fail) => {
    const sent = (url.protocol === "https:" ? request : plainRequest)(url, options, (answer) => {
      settle(answer.statusCode ?? 0);
      answer.destroy();
    });
    sent.on("timeout", () => sent.destroy(new PushFailure(`${url.host} did not answer in time`)));
    sent.on("error", fail);
    sent.end(body);
  });
