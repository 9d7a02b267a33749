/** Where a browser finds the socket server; public, made anew at each request. */
export type RealtimeConfig = { key: string } & (
  | { at: "here"; path: string }
  | { at: "cluster"; cluster: string }
  | { at: "host"; host: string; port: number; tls: boolean; path: string }
);

/** A declared event on one channel, as plain text that a server component can hand to a client component. */
export type Subscription = { channel: string; event: string };

/** Where pages ask for their channels; the body is `{ socketId, channels }`, the answer `{ grants: { [channel]: { auth, channel_data } } }`. */
export const AUTHORISATION_ENDPOINT = "/api/realtime/auth";

/** Channels asked for in one request. */
export const CHANNELS_PER_REQUEST = 50;

export type Grants = Record<string, { auth: string; channel_data?: string }>;

/** Tells the pages on a channel to connect anew and prove their right to it; for servers that cannot cut sockets off by channel. */
export const AUTHORISE_AGAIN = "realtime.authorise-again";
