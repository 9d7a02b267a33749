import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import { log } from "@/lib/core/log";
import type { Channels } from "./channels";
import type { App, Limits } from "./options";
import { channelKind, Code, isChannelName, isSocketId, parse } from "./protocol";
import { requestFault } from "./signatures";

type Answer = { status: number; body: unknown };
type Context = { app: App; channels: Channels; limits: Limits };

/** Bytes of a request body; a full batch of ten events, escaped, fits well. */
const BODY_LIMIT = 512 * 1024;

const channelName = z.string().refine(isChannelName, "not a channel name");
const event = z.object({
  name: z.string().min(1).max(200),
  data: z.string(),
  socket_id: z.string().refine(isSocketId, "not a socket id").optional(),
  info: z.string().optional(),
});
const toOne = event.extend({ channel: channelName });
const toMany = event.extend({ channels: z.array(channelName).min(1).max(100) });
const single = z.union([toMany, toOne.transform(({ channel, ...rest }) => ({ ...rest, channels: [channel] }))]);
const batch = z.object({ batch: z.array(toOne).min(1).max(10) });
const ending = z.object({ user: z.string().min(1).max(128).optional(), part: channelName.optional() });
const revocation = z.object({
  ended: z
    .array(ending.refine(({ user, part }) => user ?? part, "nothing is named"))
    .min(1)
    .max(100),
});

/** Pusher's HTTP API, for the application's own processes. */
export const createApi = (context: Context): Server =>
  createServer({ requestTimeout: 10_000 }, (request, response) => {
    void respond(context, request, response);
  });

async function respond(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body } = await handle(context, request).catch((error: unknown) => {
    if (request.complete) log.error({ err: error }, "the realtime API failed");
    return fault(500, "Internal error");
  });
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": typeof body === "string" ? "text/plain; charset=utf-8" : "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

async function handle(context: Context, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://api");
  const body = await readBody(request);
  if (!body) return fault(413, `Body is larger than ${BODY_LIMIT} bytes`);
  const path = decode(pathname);
  if (path === null) return fault(400, "Malformed path");
  const wrong = requestFault(context.app, { method: request.method ?? "", path, parameters: searchParams, body });
  if (wrong) return fault(401, wrong);
  const prefix = `/apps/${context.app.appId}`;
  if (!path.startsWith(`${prefix}/`)) return fault(404, "Unknown application");
  return route(context, `${request.method} ${path.slice(prefix.length)}`, searchParams, body);
}

function route(context: Context, target: string, parameters: URLSearchParams, body: Buffer): Answer {
  if (target === "POST /events") return publish(context, body);
  if (target === "POST /batch_events") return publishBatch(context, body);
  if (target === "POST /revocations") return revoke(context, body);
  if (target === "GET /channels") return listChannels(context, parameters);
  const user = target.match(/^POST \/users\/([^/]+)\/terminate_connections$/)?.[1];
  if (user) return terminate(context, user);
  const [, name = "", rest] = target.match(/^GET \/channels\/([^/]+)(\/users)?$/) ?? [];
  if (!isChannelName(name)) return fault(404, "Not found");
  return rest ? listMembers(context, name) : describe(context, name, parameters.get("info"));
}

function publish(context: Context, body: Buffer): Answer {
  const parsed = single.safeParse(parse(body.toString("utf8")));
  if (!parsed.success) return fault(400, z.prettifyError(parsed.error));
  const { name, data, channels, socket_id: except, info } = parsed.data;
  if (tooLarge(context, data)) return fault(413, `Data is larger than ${context.limits.eventBytes} bytes`);
  for (const channel of channels) context.channels.publish(channel, name, data, { except });
  return { status: 200, body: info ? { channels: Object.fromEntries(channels.map((channel) => [channel, facts(context, channel, info)])) } : {} };
}

function publishBatch(context: Context, body: Buffer): Answer {
  const parsed = batch.safeParse(parse(body.toString("utf8")));
  if (!parsed.success) return fault(400, z.prettifyError(parsed.error));
  const events = parsed.data.batch;
  if (events.some(({ data }) => tooLarge(context, data))) return fault(413, `Data is larger than ${context.limits.eventBytes} bytes`);
  for (const { channel, name, data, socket_id: except } of events) context.channels.publish(channel, name, data, { except });
  return { status: 200, body: events.some(({ info }) => info) ? { batch: events.map(({ channel, info }) => facts(context, channel, info)) } : {} };
}

function listChannels(context: Context, parameters: URLSearchParams): Answer {
  const [prefix, info] = [parameters.get("filter_by_prefix") ?? "", parameters.get("info")];
  if (asks(info, "user_count") && !prefix.startsWith("presence-")) return fault(400, NOT_PRESENCE);
  const names = context.channels.names(prefix);
  return { status: 200, body: { channels: Object.fromEntries(names.map((name) => [name, facts(context, name, info)])) } };
}

function describe(context: Context, name: string, info: string | null): Answer {
  if (asks(info, "user_count") && channelKind(name) !== "presence") return fault(400, NOT_PRESENCE);
  return { status: 200, body: { occupied: context.channels.subscribers(name).length > 0, ...facts(context, name, info) } };
}

function listMembers({ channels }: Context, name: string): Answer {
  if (channelKind(name) !== "presence") return fault(400, NOT_PRESENCE);
  return { status: 200, body: { users: channels.roster.members(name).map(({ id }) => ({ id })) } };
}

/** Sends all sockets of a person away for good, as hosted Pusher does. */
function terminate({ channels }: Context, userId: string): Answer {
  channels.cut(channels.people.socketsOf(userId), Code.unauthorised, "Connection terminated");
  return { status: 200, body: {} };
}

/** Beyond Pusher's own API: ends what the application once authorised, at once. */
function revoke({ channels }: Context, body: Buffer): Answer {
  const parsed = revocation.safeParse(parse(body.toString("utf8")));
  if (!parsed.success) return fault(400, z.prettifyError(parsed.error));
  channels.end(parsed.data.ended);
  return { status: 200, body: {} };
}

const NOT_PRESENCE = "Users are known of presence channels only";

const asks = (info: string | null | undefined, what: string): boolean => info?.split(",").includes(what) === true;

/** What the `info` list asks to know about a channel. */
const facts = ({ channels }: Context, name: string, info?: string | null): { subscription_count?: number; user_count?: number } => ({
  ...(asks(info, "subscription_count") && { subscription_count: channels.subscribers(name).length }),
  ...(asks(info, "user_count") && channelKind(name) === "presence" && { user_count: channels.roster.members(name).length }),
});

const tooLarge = (context: Context, data: string): boolean => Buffer.byteLength(data) > context.limits.eventBytes;

const fault = (status: number, body: string): Answer => ({ status, body });

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The whole body, or null when it is too large; the rest is read and forgotten, so that the answer arrives. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= BODY_LIMIT) parts.push(part);
  }
  return bytes <= BODY_LIMIT ? Buffer.concat(parts) : null;
}
