/** Where a browser finds the socket server; public, made anew at each request. */
export type RealtimeConfig = { key: string } & (
  | { at: "here"; path: string }
  | { at: "cluster"; cluster: string }
  | { at: "host"; host: string; port: number; tls: boolean; path: string }
);

/** A declared event on one channel, as plain text that a server component can hand to a client component. */
export type Subscription = { channel: string; event: string };

/** Where pages ask for their channels; the body is `{ socketId, channels }`, the answer `{ grants: { [channel]: Grant } }`. */
export const AUTHORISATION_ENDPOINT = "/api/realtime/auth";

/** The channel that goes by a name: elsewhere than at our own server, names end with a version. */
export const channelOf = (name: string): string => name.replace(/,\d+$/, "");

/** Channels asked for in one request. */
export const CHANNELS_PER_REQUEST = 50;

/** What pusher-js sends along with a subscription; `name` is what the channel is called now, where that is not its own name. */
export type Grant = { auth: string; channel_data?: string; name?: string };

export type Grants = Record<string, Grant>;

/** Tells the pages on a channel that it has a new name, which they may ask for; for servers that cannot cut sockets off by channel. */
export const AUTHORISE_AGAIN = "realtime.authorise-again";
