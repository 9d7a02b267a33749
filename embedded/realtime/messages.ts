import { z } from "zod";
import type { Channels, Grant } from "./channels";
import type { Connection } from "./connection";
import type { App, Limits } from "./options";
import { channelKind, Code, errorFrame, frame, isChannelName, parse, readMessage, userOf, type Message } from "./protocol";
import { channelAuth, sameText, userAuth } from "./signatures";

type Context = { app: App; channels: Channels; limits: Limits; takesClientEvents: (channel: string) => boolean };

type Refusal = { code: number; type: string; status: number; error: string };

const PONG = frame("pusher:pong", {});

/** A person's id comes as text or, from older libraries, as a number. */
const userId = z.union([z.string().min(1).max(128), z.number()]).transform(String);
/** `asked_at` is beyond Pusher's own: when, in milliseconds, the application began to look for what it then authorised. */
const channelData = z.object({ user_id: userId, user_info: z.unknown().optional(), asked_at: z.number().optional() });
const userData = z.object({ id: z.string().min(1).max(128) });

/** Answers one frame of a socket. */
export function answer(context: Context, connection: Connection, text: string): void {
  const message = readMessage(text);
  if (!message) connection.send(errorFrame(Code.generic, "Message is not a JSON object with an event"));
  else if (message.event.startsWith("client-")) sayToOthers(context, connection, message);
  else if (Object.hasOwn(ANSWERS, message.event)) ANSWERS[message.event]!(context, connection, message);
  else connection.send(errorFrame(Code.generic, `Event ${JSON.stringify(message.event.slice(0, 50))} is not supported`));
}

type Answer = (context: Context, connection: Connection, message: Message) => void;

const ANSWERS: Record<string, Answer> = {
  "pusher:subscribe": subscribe,
  "pusher:unsubscribe": ({ channels }, connection, { data }) => channels.leave(String(data.channel), connection),
  "pusher:signin": signIn,
  "pusher:ping": (_, connection) => connection.send(PONG),
  "pusher:pong": () => undefined,
};

function subscribe(context: Context, connection: Connection, { data }: Message): void {
  const name = typeof data.channel === "string" ? data.channel : "";
  const grant = grantOf(context, connection, name, data);
  // Neither of the answers below would make pusher-js ask again.
  if (grant === OVERTAKEN) return context.channels.cut([connection], OVERTAKEN.code, OVERTAKEN.error);
  if ("code" in grant) {
    const { code, ...refusal } = grant;
    connection.send(errorFrame(code, refusal.error));
    // Hosted Pusher stops at the error above; the channel of pusher-js hears of it only by this one.
    if (name) connection.send(frame("pusher:subscription_error", refusal, name.slice(0, 200)));
    return;
  }
  context.channels.join(name, connection, grant);
  connection.send(frame("pusher_internal:subscription_succeeded", grant.member ? { presence: everybody(context, name) } : {}, name));
}

/** What a socket is given on a channel, or why it is not. */
function grantOf(context: Context, connection: Connection, name: string, { auth, channel_data: sent }: Message["data"]): Grant | Refusal {
  const { app, channels, limits } = context;
  if (!isChannelName(name)) return refusal(Code.generic, "InvalidChannel", 400, "Channel name is not valid");
  const kind = channelKind(name);
  if (kind === "not-offered") return refusal(Code.generic, "UnsupportedChannel", 501, "Cache channels are not offered by this server");
  if (connection.channels.size >= limits.channelsPerConnection && !connection.channels.has(name))
    return refusal(Code.generic, "TooManyChannels", 403, "Too many channels");
  if (kind === "public") return { userId: null };
  if (kind === "user") return userOf(name) === connection.signedInAs ? { userId: connection.signedInAs } : UNAUTHORISED;
  const data = typeof sent === "string" ? sent : undefined;
  // What is said of a person holds only as it was signed, so that is looked at first.
  if (!sameText(String(auth), channelAuth(app, connection.socketId, name, data))) return UNAUTHORISED;
  const told = data === undefined ? undefined : channelData.safeParse(parse(data)).data;
  if (told?.asked_at !== undefined && channels.endings.overtook(told.asked_at, told.user_id, name)) return OVERTAKEN;
  const grant = kind === "presence" ? membership(context, connection, name, told) : { userId: told?.user_id ?? null };
  if ("userId" in grant && grant.userId !== null && !channels.people.hasRoom(grant.userId, connection, limits.connectionsPerPerson))
    return refusal(Code.overQuota, "TooManyConnections", 403, "Too many connections of one person");
  return grant;
}

const refusal = (code: number, type: string, status: number, error: string): Refusal => ({ code, type, status, error });

const OVERTAKEN = refusal(Code.generic, "Overtaken", 401, "Authorise again");

const UNAUTHORISED = refusal(Code.unauthorised, "AuthError", 401, "Authorisation is not valid");

type Told = z.infer<typeof channelData>;

function membership({ channels, limits }: Context, connection: Connection, name: string, told: Told | undefined): Grant | Refusal {
  const id = told?.user_id ?? connection.signedInAs;
  if (id === null) return refusal(Code.generic, "InvalidMember", 400, "channel_data must name a user_id");
  if (Buffer.byteLength(JSON.stringify(told?.user_info ?? null)) > limits.memberBytes)
    return refusal(Code.generic, "InvalidMember", 400, `user_info is larger than ${limits.memberBytes} bytes`);
  if (!channels.roster.has(name, id) && channels.roster.members(name).length >= limits.presenceMembers)
    return refusal(Code.generic, "ChannelFull", 403, "Too many members");
  return { userId: id, member: { id, info: told?.user_info } };
}

function everybody({ channels }: Context, name: string): { count: number; ids: string[]; hash: Record<string, unknown> } {
  const members = channels.roster.members(name);
  return { count: members.length, ids: members.map(({ id }) => id), hash: Object.fromEntries(members.map(({ id, info }) => [id, info ?? null])) };
}

/** Takes the application's word for who is at a socket; whoever that is stays it. */
function signIn({ app, channels, limits }: Context, connection: Connection, { data: { auth, user_data: told } }: Message): void {
  const said = typeof told === "string" && sameText(String(auth), userAuth(app, connection.socketId, told)) ? userData.safeParse(parse(told)).data : undefined;
  const other = connection.signedInAs !== null && connection.signedInAs !== said?.id;
  if (!said || other) return channels.cut([connection], Code.unauthorised, "Sign-in is not valid");
  if (!channels.people.hasRoom(said.id, connection, limits.connectionsPerPerson))
    return channels.cut([connection], Code.overQuota, "Too many connections of one person");
  connection.signedInAs = said.id;
  channels.people.add(said.id, connection);
  connection.send(frame("pusher:signin_success", { user_data: told }));
}

/** Carries what one socket says to the others on a channel, unlooked at: whoever hears it trusts it as they trust its sender. */
function sayToOthers({ channels, limits, takesClientEvents }: Context, connection: Connection, { event, channel, raw }: Message): void {
  const refuse = (why: string): unknown => connection.send(errorFrame(Code.clientEventRefused, why));
  const kind = channelKind(channel);
  if (kind !== "private" && kind !== "presence") return void refuse("Client events are for private and presence channels");
  const from = connection.channels.get(channel);
  if (from === undefined) return void refuse("Client events are for those who are subscribed");
  if (!takesClientEvents(channel)) return void refuse("Client events are not enabled for this channel");
  const data = typeof raw === "string" ? raw : JSON.stringify(raw ?? null);
  if (event.length > 200 || Buffer.byteLength(data) > limits.eventBytes) return void refuse("The event is too large");
  if (!connection.takeClientEvent()) return void refuse(`No more than ${limits.clientEventsPerSecond} client events in a second`);
  channels.publish(channel, event, data, { except: connection.socketId, userId: kind === "presence" ? (from ?? undefined) : undefined });
}
