import { createServer, Server, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { closeDatabase } from "@/db/client";
import { createRealtime, type Realtime } from "@/embedded/realtime";
import { allowedOrigins, port, required } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { presenceWatch } from "@/lib/people/presence/mutations";
import { builtAssets } from "@/lib/platform/assets";
import { admit, clientAddress, turnedAway } from "@/lib/platform/doorway";
import { onStop } from "@/lib/platform/lifetime";
import { REALTIME_PATH, realtimeIsEmbedded } from "@/lib/platform/realtime";

/** Milliseconds without a byte after which a body that is being sent is taken for abandoned. */
const IDLE = 120_000;
/** Milliseconds that requests under way have to finish when we are asked to stop. */
const PATIENCE = 12_000;

process.umask(0o077);

const dev = process.env.NODE_ENV === "development";

// Next listens for upgrades on the server it is given and cuts those it does not know; ours must not be among them.
const nextUpgrades = new Server();
const app = next({ dev, dir: process.cwd(), port: port(), hostname: process.env.HOST ?? "localhost", httpServer: nextUpgrades });
const realtime = realtimeIsEmbedded() ? await openRealtime() : null;
await app.prepare();
const handle = app.getRequestHandler();
const assets = dev ? null : builtAssets(".next/static");
/** What is made while one waits is packed on its way: Brotli takes no longer for it than gzip at its default level, and leaves a third less. */
const pack = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 } } });

let stopping = false;

const server = createServer((request, response) => {
  void answer(request, response).catch((error: unknown) => {
    log.error({ err: error }, "a request failed outside Next");
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (stopping) response.setHeader("connection", "close");
  admit(request, response, { dev });
  watchBody(request);
  const status = turnedAway(request);
  if (status !== null) return end(request, response, status);
  if (assets?.(request, response)) return;
  pack(request as never, response as never, () => undefined);
  await handle(request, response);
}

/** Hears the rest of the request, to nobody's use: hanging up at once would lose the answer on its way. */
function end(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume();
  response.writeHead(status).end();
}

/** Slow is allowed, silent is not: a photograph may take an hour over a bad line. */
function watchBody(request: IncomingMessage): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  request.socket.setTimeout(IDLE);
  request.once("close", () => request.socket.setTimeout(0));
}

/** Pages say something to each other by themselves only where they know of each other; all else is told by us. */
function takesClientEvents(channel: string): boolean {
  return channel.startsWith("presence-");
}

async function openRealtime(): Promise<Realtime> {
  const secrets = { appId: required("PUSHER_APP_ID"), key: required("PUSHER_KEY"), secret: required("PUSHER_SECRET") };
  const opened = createRealtime({ ...secrets, path: REALTIME_PATH, allowedOrigins, addressOf: clientAddress, takesClientEvents, onOccupancy: presenceWatch() });
  await opened.listen(Number(required("REALTIME_API_PORT")));
  return opened;
}

server.requestTimeout = 0;
server.keepAliveTimeout = 30_000;
server.on("timeout", (socket: Socket) => socket.destroy());
server.on("upgrade", (request, socket, head) => {
  if (realtime?.handleUpgrade(request, socket, head)) return;
  if (dev && nextUpgrades.emit("upgrade", request, socket, head)) return;
  socket.destroy();
});

onStop(async () => {
  stopping = true;
  const closed = new Promise<void>((settle) => server.close(() => settle()));
  server.closeIdleConnections();
  await realtime?.close();
  const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearTimeout(impatience);
  await app.close();
  await closeDatabase();
});

server.listen({ port: port(), host: process.env.HOST || undefined });
server.once("error", (error) => {
  log.fatal({ err: error }, "the web port cannot be opened");
  process.exit(1);
});
