// The server side of `bench realtime`, a process of its own: the embedded server, or the least there is to the same work.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { createRealtime } from "@/embedded/realtime";
import { APP } from "./app";

const PATH = "/realtime";
const WIDE = { connections: 100_000, unauthorisedSeconds: 3600 };

/** What the driver is told once the server takes sockets, and again whenever it asks what they weigh. */
export type Said = { port: number; apiPort: number } | { rss: number };

const web = createServer();
web.listen(0, "127.0.0.1", () => void open());

async function open(): Promise<void> {
  const port = (web.address() as AddressInfo).port;
  const apiPort = await (process.argv[2] === "floor" ? floor() : ours());
  process.send!({ port, apiPort } satisfies Said);
}

process.on("message", () => {
  globalThis.gc?.();
  process.send!({ rss: process.memoryUsage().rss } satisfies Said);
});
process.on("disconnect", () => process.exit(0));

async function ours(): Promise<number> {
  const realtime = createRealtime({ ...APP, path: PATH, allowedOrigins: () => [], limits: WIDE });
  web.on("upgrade", (request, socket, head) => void (realtime.handleUpgrade(request, socket, head) || socket.destroy()));
  return realtime.listen(0);
}

/** Bare `ws`: one frame, built once, written to every socket, for a request that nobody signs. */
async function floor(): Promise<number> {
  const sockets = new Set<WebSocket>();
  const server = new WebSocketServer({ server: web, perMessageDeflate: false, clientTracking: false });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const api = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const frame = Buffer.concat(parts);
      for (const socket of sockets) socket.send(frame, { binary: false });
      response.end("{}");
    });
  });
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  return (api.address() as AddressInfo).port;
}
