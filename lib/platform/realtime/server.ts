import Pusher from "pusher";
import { required, yesOrNo } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { realtimeIsEmbedded } from "./config";
import { ownersOf, partOf, type EventDefinition } from "./events";
import { AUTHORISE_AGAIN, channelOf, type Grant, type Grants } from "./types";
import { namesOf, renameChannels, type NameOf } from "./versions";

/** Bytes of a whole message, the smallest limit among the servers that speak the protocol. */
const MESSAGE_LIMIT = 10_000;
/** Channels of one question, the smallest limit likewise. */
const CHANNELS_AT_ONCE = 100;
/** Milliseconds that a caller waits at most for the realtime server. */
const PATIENCE = 2000;

const application = () => ({ appId: required("PUSHER_APP_ID"), key: required("PUSHER_KEY"), secret: required("PUSHER_SECRET"), timeout: PATIENCE });

/** Pusher's own library, pointed at the embedded server, another host or the hosted service. */
function pusher(): Pusher {
  const { PUSHER_CLUSTER: cluster, PUSHER_HOST: host, PUSHER_PORT: port } = process.env;
  if (cluster) return new Pusher({ ...application(), cluster, useTLS: true });
  if (host) return new Pusher({ ...application(), host, port, useTLS: yesOrNo("PUSHER_USE_TLS") ?? false });
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
  await attempt(`publish ${event.name}`, async (server) => trigger(server, channels.map(await namesOf(channels)), event.name, data));
}

/** Says something on channels, a hundred in one request. */
async function trigger(server: Pusher, names: readonly string[], event: string, data: unknown): Promise<void> {
  for (let from = 0; from < names.length; from += CHANNELS_AT_ONCE) await server.trigger(names.slice(from, from + CHANNELS_AT_ONCE), event, data);
}

/** What has ended, as the embedded server takes it: all channels of a member, all whose names hold this, or those of a member that do. */
type Ended = { user?: string; part?: string };

/**
 * Takes all channels of members away from all their sockets, after a session of theirs has ended or they were suspended: whoever still
 * has a live session is back within moments, the others are refused. Call it after the transaction has committed. False when no server answered.
 */
export const revoke = (...userIds: string[]): Promise<boolean> =>
  end(
    userIds.map((user) => ({ user })),
    () => renameChannels(userIds, userIds),
  );

/** Takes from each of two what they hear of the other's things, after one of them can no longer see what they could. Call it likewise. */
export const revokeBetween = (one: string, other: string): Promise<boolean> =>
  end(
    [
      { user: one, part: partOf(other) },
      { user: other, part: partOf(one) },
    ],
    () => renameChannels([one, other]),
  );

/** Takes from everybody what they hear of a member's things, after some of these are not for all who could see them any more. Call it likewise. */
export const revokeThingsOf = (ownerId: string): Promise<boolean> => end([{ part: partOf(ownerId) }], () => renameChannels([ownerId]));

/** Both of a member: what they hear, and what is heard of theirs, after they were suspended or have left. Call it likewise. */
export const revokeAllOf = (userId: string): Promise<boolean> => end([{ user: userId }, { part: partOf(userId) }], () => renameChannels([userId], [userId]));

/** Milliseconds after which pages are told once more, for whoever was granted the old name and had not joined it when they were. */
const STRAGGLERS = 3000;

/**
 * Our own server cuts the sockets off. Elsewhere a socket keeps what it once was granted: what is told from now on goes by names that it was not, and the
 * pages which are still on the old ones are told to ask.
 */
async function end(ended: readonly Ended[], rename: () => Promise<ReadonlySet<string>>): Promise<boolean> {
  if (realtimeIsEmbedded()) return attempt("revoke", (server) => server.post({ path: "/revocations", body: { ended } as unknown as string }));
  const owners = await rename();
  setTimeout(() => void callBack(owners), STRAGGLERS).unref();
  return callBack(owners);
}

/** Tells the pages on channels that these people's once were that there are others. */
async function callBack(owners: ReadonlySet<string>): Promise<boolean> {
  return attempt("revoke", async (server) => {
    const taken = (await namesTaken(server, "private-")).filter((name) => ownersOf(channelOf(name)).some((id) => owners.has(id)));
    const nameOf = await namesOf(taken.map(channelOf));
    const former = taken.filter((name) => name !== nameOf(channelOf(name)));
    await trigger(server, former, AUTHORISE_AGAIN, {});
  });
}

/** Whether the realtime server answers us within two seconds. */
export const realtimeHealthy = (): Promise<boolean> =>
  attempt("ask for health", (server) => server.get({ path: "/channels", params: { filter_by_prefix: "health-" } }));

/** Which channels that begin so somebody is on; none when no server answers. */
export async function tookChannels(prefix: string): Promise<string[]> {
  let names: string[] = [];
  await attempt("ask for channels", async (server) => (names = await namesTaken(server, prefix)));
  return [...new Set(names.map(channelOf))];
}

async function namesTaken(server: Pusher, prefix: string): Promise<string[]> {
  const answer = await server.get({ path: "/channels", params: { filter_by_prefix: prefix } });
  return Object.keys(((await answer.json()) as { channels: object }).channels);
}

/** What a realtime server elsewhere tells of itself; null where it is not signed by it. */
export function readWebhook(headers: Headers, rawBody: string): unknown {
  const webhook = new Pusher({ ...application(), host: "not asked" }).webhook({ headers: Object.fromEntries(headers), rawBody });
  return webhook.isValid() ? webhook.getData() : null;
}

/** What there was before anybody looked at rights: what ends later than that voids what is signed with it. */
export type Standing = { askedAt: number; nameOf: NameOf };

/** To be asked for first, before who asks is known. */
export async function standing(channels: readonly string[]): Promise<Standing> {
  return { askedAt: Date.now(), nameOf: await namesOf(channels) };
}

/** Signs channels for a member who may hear them: their own, and those about things, which the caller has looked at since. */
export function grantChannels(userId: string, socketId: string, channels: readonly string[], { askedAt, nameOf }: Standing): Grants {
  const signer = new Pusher({ ...application(), host: "not asked" });
  const since = { user_id: userId, asked_at: askedAt };
  const grant = (channel: string): Grant => {
    if (realtimeIsEmbedded()) return signer.authorizeChannel(socketId, channel, since);
    const name = nameOf(channel);
    return { ...signer.authorizeChannel(socketId, name), name };
  };
  return Object.fromEntries(channels.map((channel) => [channel, grant(channel)]));
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
