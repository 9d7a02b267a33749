import Pusher from "pusher";
import { required } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { isOn, realtimeIsEmbedded } from "./config";
import { channelsOf, userChannel, type EventDefinition } from "./events";
import { AUTHORISE_AGAIN, type Grants } from "./types";

/** Bytes of a whole message, the smallest limit among the servers that speak the protocol. */
const MESSAGE_LIMIT = 10_000;
/** Channels of one question, the smallest limit likewise. */
const CHANNELS_AT_ONCE = 100;
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
export const publish = <Payload, Parameter>(
  event: EventDefinition<Payload, Parameter>,
  channelParameter: NoInfer<Parameter>,
  payload: NoInfer<Payload>,
): Promise<void> => publishToAll(event, [channelParameter], payload);

/** The same on as many channels as there are parameters, a hundred in one question. */
export async function publishToAll<Payload, Parameter>(
  event: EventDefinition<Payload, Parameter>,
  channelParameters: readonly NoInfer<Parameter>[],
  payload: NoInfer<Payload>,
): Promise<void> {
  const channels = channelParameters.map((parameter) => event.channel(parameter));
  const data = JSON.stringify(event.payload.parse(payload));
  const bytes = Buffer.byteLength(JSON.stringify({ event: event.name, channel: channels[0], data }));
  if (bytes > MESSAGE_LIMIT) throw new RangeError(`${event.name} would be ${bytes} bytes; send ids and let the listener ask for the rest`);
  for (let from = 0; from < channels.length; from += CHANNELS_AT_ONCE) {
    const some = channels.slice(from, from + CHANNELS_AT_ONCE);
    if (!(await attempt(`publish ${event.name}`, (server) => server.trigger(some, event.name, data)))) return;
  }
}

/** What has ended, as the embedded server takes it: all channels of a member, all that begin so, or those of a member that do. */
type Ended = { user?: string; prefix?: string };

/**
 * Takes all channels of members away from all their sockets, after a session of theirs has ended or they were suspended: whoever still
 * has a live session is back within moments, the others are refused. Call it after the transaction has committed. False when no server answered.
 * The embedded server cuts the sockets off; elsewhere, where a socket keeps what it once was granted, the pages are told to let go.
 */
export const revoke = (...userIds: string[]): Promise<boolean> =>
  realtimeIsEmbedded() ? end(userIds.map((user) => ({ user }))) : attempt("revoke", (server) => server.trigger(userIds.map(userChannel), AUTHORISE_AGAIN, {}));

/** Takes from each of two what they hear of the other's things, after one of them can no longer see what they could. Call it likewise. */
export const revokeBetween = (one: string, other: string): Promise<boolean> =>
  end([
    { user: one, prefix: channelsOf(other) },
    { user: other, prefix: channelsOf(one) },
  ]);

/** Takes from everybody what they hear of a member's things, after some of these are not for all who could see them any more. Call it likewise. */
export const revokeThingsOf = (ownerId: string): Promise<boolean> => end([{ prefix: channelsOf(ownerId) }]);

/** Elsewhere nobody was granted a channel that this could be about. */
async function end(ended: readonly Ended[]): Promise<boolean> {
  if (!realtimeIsEmbedded()) return true;
  return attempt("revoke", (server) => server.post({ path: "/revocations", body: { ended } as unknown as string }));
}

/** Whether the realtime server answers us within two seconds. */
export const realtimeHealthy = (): Promise<boolean> =>
  attempt("ask for health", (server) => server.get({ path: "/channels", params: { filter_by_prefix: "health-" } }));

/** Which channels that begin so somebody is on; none when no server answers. */
export async function tookChannels(prefix: string): Promise<string[]> {
  let names: string[] = [];
  await attempt("ask for channels", async (server) => {
    const answer = await server.get({ path: "/channels", params: { filter_by_prefix: prefix } });
    names = Object.keys(((await answer.json()) as { channels: object }).channels);
  });
  return names;
}

/**
 * Signs channels for a member who may hear them: their own, and those about things, which the caller has looked at. Elsewhere than at the embedded
 * server a socket keeps what it was granted for as long as it is open, so there are none about things.
 *
 * @param askedAt when, in milliseconds, looking began: what ends later than that voids what is signed here
 */
export function grantChannels(userId: string, socketId: string, channels: readonly string[], askedAt: number): Grants {
  const embedded = realtimeIsEmbedded();
  const signer = new Pusher({ ...application(), host: "not asked" });
  const data = embedded ? { user_id: userId, asked_at: askedAt } : undefined;
  const allowed = channels.filter((channel) => embedded || channel === userChannel(userId));
  return Object.fromEntries(allowed.map((channel) => [channel, signer.authorizeChannel(socketId, channel, data)]));
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
