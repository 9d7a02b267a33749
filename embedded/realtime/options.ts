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
  /** Where sockets may say something to each other by themselves: all private and presence channels unless told. */
  takesClientEvents?: (channel: string) => boolean;
  /** Told when the first socket joins a channel and when the last has left it, as Pusher tells it by webhooks. */
  onOccupancy?: (channel: string, occupied: boolean) => void;
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
  /** Sockets of one person, as the application names them when it authorises. */
  connectionsPerPerson: number;
  channelsPerConnection: number;
  /** People on one presence channel. */
  presenceMembers: number;
  /** Bytes of what a presence channel tells of one of them. */
  memberBytes: number;
  /** Seconds after which somebody whose last socket has gone is missed, so that going from page to page is not leaving. */
  departureSeconds: number;
  /** Events one connection may send to others within a second. */
  clientEventsPerSecond: number;
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
  connectionsPerPerson: 50,
  channelsPerConnection: 300,
  presenceMembers: 100,
  memberBytes: 1024,
  departureSeconds: 2,
  clientEventsPerSecond: 10,
  messagesPerSweep: 500,
};
