import type { IncomingMessage } from "node:http";

/** The one application this server knows: what Pusher calls app id, key and secret. */
export type App = { appId: string; key: string; secret: string };

export type RealtimeOptions = App & {
  /** Sockets open under `<path>/app/<key>`, e.g. `/realtime`. */
  path: string;
  /** Origins whose pages may open sockets; asked at each upgrade, since addresses of a machine change. Programs send no Origin and pass. */
  allowedOrigins: () => readonly string[];
  /** Whose connection a request is, for the cap per address; the peer's address unless told (behind a proxy, its header). */
  addressOf?: (request: IncomingMessage) => string;
  limits?: Partial<Limits>;
};

export type Limits = {
  /** Seconds of silence after which either side asks whether the other lives; below the 60 s at which proxies cut. */
  activitySeconds: number;
  /** Seconds for the answer. */
  pongSeconds: number;
  /** Seconds a socket may stay without a subscription that the application authorised. */
  unauthorisedSeconds: number;
  /** Bytes written but not yet taken by a slow reader before it is cut off. */
  unsentBytes: number;
  /** Bytes of one incoming frame. */
  frameBytes: number;
  /** Bytes of one published event's data. */
  eventBytes: number;
  connections: number;
  /** Loopback is not counted: there it is a proxy that connects. An IPv6 /64 counts as one address. */
  connectionsPerAddress: number;
  channelsPerConnection: number;
  /** Frames one connection may send between two sweeps (a third of `activitySeconds`). */
  messagesPerSweep: number;
};

export const LIMITS: Limits = {
  activitySeconds: 30,
  pongSeconds: 30,
  unauthorisedSeconds: 30,
  unsentBytes: 1024 * 1024,
  frameBytes: 64 * 1024,
  eventBytes: 10 * 1024,
  connections: 10_000,
  connectionsPerAddress: 200,
  channelsPerConnection: 100,
  messagesPerSweep: 500,
};
