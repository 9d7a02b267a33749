import Pusher from "pusher";
import { required } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { isOn, realtimeIsEmbedded } from "./config";
import { userChannel, type EventDefinition } from "./events";
import { AUTHORISE_AGAIN, type Grants } from "./types";

/** Bytes of a whole message, the smallest limit among the servers that speak the protocol. */
const MESSAGE_LIMIT = 10_000;
/** Milliseconds that a caller waits at most for the realtime server. */
const PATIENCE = 2000;

const application = () => ({ appId: required("PUSHER_APP_ID"), key: required("PUSHER_KEY"), secret: required("PUSHER_SECRET"), timeout: PATIENCE });

/** Pusher's own library, pointed at the embedded server, another host or the hosted service. */
function pusher(): Pusher {
  const { PUSHER_CLUSTER: cluster, PUSHER_HOST: host, PUSHER_PORT: port, PUSHER_USE_TLS: tls } = process.env;
  if (cluster) return new Pusher({ ...application(), cluster, useTLS: true });
  if (host) return new Pusher({ ...application(), host, port, useTLS: isOn(tls, false) });
  return new Pusher({ ...application(), host: "127.0.0.1", port: required("REALTIME_API_PORT"), useTLS: false });
}

/**
 * Tells whoever listens. Call it after the transaction has committed: an event is a hint to look again.
 * Never fails for want of a realtime server (logs a warning, waits two seconds at most); throws only when the payload breaks its declaration or is too large.
 */
export async function publish<Payload>(event: EventDefinition<Payload>, channelParameter: string, payload: NoInfer<Payload>): Promise<void> {
  const channel = event.channel(channelParameter);
  const data = JSON.stringify(event.payload.parse(payload));
  const bytes = Buffer.byteLength(JSON.stringify({ event: event.name, channel, data }));
  if (bytes > MESSAGE_LIMIT) throw new RangeError(`${event.name} would be ${bytes} bytes; send ids and let the listener ask for the rest`);
  await attempt(`publish ${event.name}`, (server) => server.trigger(channel, event.name, data));
}

/**
 * Takes a member's channel away from all their sockets, after a session of theirs has ended or they were suspended: whoever still
 * has a live session is back within seconds, the others are refused. Call it after the transaction has committed. False when no server answered.
 * The embedded server cuts the sockets off; elsewhere, where a socket keeps what it once was granted, the pages are told to let go.
 */
export const endConnections = (userId: string): Promise<boolean> =>
  attempt("end connections", (server) =>
    realtimeIsEmbedded()
      ? server.post({ path: `/channels/${userChannel(userId)}/terminate_connections`, body: "" })
      : server.trigger(userChannel(userId), AUTHORISE_AGAIN, {}),
  );

/** Whether the realtime server answers us within two seconds. */
export const realtimeHealthy = (): Promise<boolean> =>
  attempt("ask for health", (server) => server.get({ path: "/channels", params: { filter_by_prefix: "health-" } }));

/** Signs those of the channels that this member may hear; the rest is left out. */
export function grantChannels(userId: string, socketId: string, channels: readonly string[]): Grants {
  const allowed = channels.filter((channel) => channel === userChannel(userId));
  const signer = new Pusher({ ...application(), host: "not asked" });
  return Object.fromEntries(allowed.map((channel) => [channel, signer.authorizeChannel(socketId, channel)]));
}

async function attempt(what: string, send: (server: Pusher) => Promise<unknown>): Promise<boolean> {
  try {
    await send(pusher());
    return true;
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, `could not ${what}`);
    return false;
  }
}

/** What went wrong without the URL that the library puts into its errors: it carries a signature. */
function reasonOf(error: unknown): string {
  const { status, error: cause, message } = error as { status?: number; error?: { code?: string; type?: string }; message?: string };
  return status ? `status ${status}` : (cause?.code ?? cause?.type ?? message ?? "unknown");
}
