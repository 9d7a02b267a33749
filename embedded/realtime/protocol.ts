/** Pusher's close codes by what pusher-js does: 40xx give up for good, 41xx come back after a second, 42xx at once. */
export const Code = {
  unknownApp: 4001,
  overQuota: 4004,
  unknownPath: 4005,
  malformedVersion: 4006,
  unsupportedProtocol: 4007,
  missingProtocol: 4008,
  unauthorised: 4009,
  overCapacity: 4100,
  /** As a close code: come back and prove again. As an error on a live connection: the message was not understood. */
  generic: 4200,
  noPong: 4201,
  clientEventRefused: 4301,
} as const;

/** Protocol version spoken here; pusher-js has sent no other for years. */
export const PROTOCOL = 7;

const CHANNEL_NAME = /^[\w\-=@,.;]{1,164}$/;
/** The channel of whoever has signed in; no other name may hold a `#`. */
const USER_CHANNEL = /^#server-to-user-([\w\-=@,.;]{1,128})$/;
const SOCKET_ID = /^\d+\.\d+$/;
const NOT_OFFERED = /^(cache-|private-cache-|presence-cache-|private-encrypted-cache-)/;

/** Up to 164 letters, digits and `_-=@,.;`, or the channel of somebody who has signed in. */
export const isChannelName = (name: string): boolean => CHANNEL_NAME.test(name) || USER_CHANNEL.test(name);
/** Two whole numbers with a point between, as the protocol has them. */
export const isSocketId = (text: string): boolean => SOCKET_ID.test(text);

export type ChannelKind = "public" | "private" | "encrypted" | "presence" | "user" | "not-offered";

/** What a channel's prefix says about it; cache channels are not offered. */
export function channelKind(name: string): ChannelKind {
  if (NOT_OFFERED.test(name)) return "not-offered";
  if (name.startsWith("#")) return "user";
  if (name.startsWith("presence-")) return "presence";
  if (name.startsWith("private-encrypted-")) return "encrypted";
  return name.startsWith("private-") ? "private" : "public";
}

/** Whose channel it is, of those of people who have signed in. */
export const userOf = (channel: string): string | undefined => USER_CHANNEL.exec(channel)?.[1];

/**
 * A frame for sockets, built once however many receive it. `data` travels as text inside the text, as the protocol has it.
 *
 * @param userId who caused a client event, as whoever hears it on a presence channel is told
 */
export const frame = (event: string, data: unknown, channel?: string, userId?: string): Buffer =>
  Buffer.from(JSON.stringify({ event, channel, data: typeof data === "string" ? data : JSON.stringify(data), user_id: userId }));

/** An error about the connection, which may live on. Unlike all else its data is an object. */
export const errorFrame = (code: number, message: string): Buffer => Buffer.from(JSON.stringify({ event: "pusher:error", data: { code, message } }));

/** `data` is what it holds where that is an object; `raw` is it as it came. */
export type Message = { event: string; channel: string; data: Record<string, unknown>; raw: unknown };

/** Reads a socket's frame, or null when it is not a message. `data` may come as an object or as its JSON. */
export function readMessage(text: string): Message | null {
  const message = parse(text);
  if (!isObject(message) || typeof message.event !== "string") return null;
  const data = typeof message.data === "string" ? parse(message.data) : message.data;
  const channel = typeof message.channel === "string" ? message.channel : "";
  return { event: message.event, channel, data: isObject(data) ? data : {}, raw: message.data };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a text means as JSON; undefined when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
