import { isIPv6 } from "node:net";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { log } from "@/lib/core/log";
import type { Channels } from "./channels";
import { Connection } from "./connection";
import { answer } from "./messages";
import type { Limits, RealtimeOptions } from "./options";
import { Code, errorFrame, frame, PROTOCOL } from "./protocol";

type Refusal = { code: number; message: string };

/** Milliseconds that closing waits for the others to say goodbye. */
const GOODBYE = 1000;

/** The sockets of browsers: accepts, listens, sweeps and closes them. */
export class Sockets {
  readonly #connections = new Set<Connection>();
  readonly #perAddress = new Map<string, number>();
  readonly #server: WebSocketServer;
  readonly #sweeper: NodeJS.Timeout;
  readonly #context: Parameters<typeof answer>[0];
  #closing = false;

  constructor(
    private readonly options: RealtimeOptions,
    private readonly limits: Limits,
    private readonly channels: Channels,
  ) {
    this.#server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: limits.frameBytes });
    this.#context = { app: options, channels, limits, takesClientEvents: options.takesClientEvents ?? (() => true) };
    this.#sweeper = setInterval(() => this.#sweep(), (limits.activitySeconds * 1000) / 3).unref();
  }

  /** Takes an upgrade request whose path is ours; false leaves it to others. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = URL.parse(request.url ?? "", "http://socket");
    if (!url?.pathname.startsWith(`${this.options.path}/`)) return false;
    this.#server.handleUpgrade(request, socket, head, (opened) => {
      const address = this.options.addressOf?.(request) ?? request.socket.remoteAddress ?? "";
      const refusal = this.#refusal(url, request.headers.origin) ?? this.#overload(address);
      if (refusal) return refuse(opened, refusal);
      this.#open(new Connection(opened, address, this.limits));
    });
    return true;
  }

  /** Sends everyone away with the code that brings them back a second later, and waits until they are gone. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#sweeper);
    const open = [...this.#connections];
    const gone = Promise.all(open.map(({ socket }) => new Promise((resolve) => socket.once("close", resolve))));
    for (const connection of open) connection.end(Code.overCapacity, "Restarting");
    const force = setTimeout(() => open.forEach(({ socket }) => socket.terminate()), GOODBYE);
    await gone;
    clearTimeout(force);
  }

  #refusal(url: URL, origin: string | undefined): Refusal | null {
    const key = url.pathname.slice(this.options.path.length).match(/^\/app\/([^/]+)\/?$/)?.[1];
    const protocol = url.searchParams.get("protocol");
    const version = url.searchParams.get("version");
    if (!key) return { code: Code.unknownPath, message: "Path not found" };
    if (key !== this.options.key) return { code: Code.unknownApp, message: "Application does not exist" };
    if (!protocol) return { code: Code.missingProtocol, message: "No protocol version" };
    if (protocol !== String(PROTOCOL)) return { code: Code.unsupportedProtocol, message: "Unsupported protocol version" };
    if (version && !/^\d[\w.+-]{0,31}$/.test(version)) return { code: Code.malformedVersion, message: "Malformed version" };
    if (origin !== undefined && !this.options.allowedOrigins().includes(origin)) {
      log.debug({ origin }, "refused a socket: add the address to ALLOWED_ORIGINS if it is ours");
      return { code: Code.unauthorised, message: "Origin not allowed" };
    }
    return null;
  }

  #overload(address: string): Refusal | null {
    if (this.#closing || this.#connections.size >= this.limits.connections) return { code: Code.overCapacity, message: "Over capacity" };
    const full = !isLoopback(address) && (this.#perAddress.get(neighbourhood(address)) ?? 0) >= this.limits.connectionsPerAddress;
    return full ? { code: Code.overQuota, message: "Too many connections from this address" } : null;
  }

  #open(connection: Connection): void {
    const { socket } = connection;
    this.#connections.add(connection);
    this.#count(connection.address, 1);
    socket.on("message", (bytes, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      if (isBinary) return connection.end(1003, "Text only");
      if (!connection.takeMessage()) return connection.end(Code.overCapacity, "Too many messages");
      answer(this.#context, connection, (bytes as Buffer).toString("utf8"));
    });
    socket.on("error", (error) => log.debug({ err: error }, "a socket failed"));
    socket.on("close", () => {
      this.#connections.delete(connection);
      this.#count(connection.address, -1);
      this.channels.leaveAll(connection);
    });
    connection.send(frame("pusher:connection_established", { socket_id: connection.socketId, activity_timeout: this.limits.activitySeconds }));
  }

  #count(address: string, change: 1 | -1): void {
    const key = neighbourhood(address);
    const count = (this.#perAddress.get(key) ?? 0) + change;
    if (count > 0) this.#perAddress.set(key, count);
    else this.#perAddress.delete(key);
  }

  #sweep(): void {
    const now = Date.now();
    for (const connection of this.#connections) connection.sweep(now);
  }
}

function refuse(socket: WebSocket, { code, message }: Refusal): void {
  socket.on("error", () => socket.terminate());
  socket.send(errorFrame(code, message), { binary: false });
  socket.close(code, message);
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

/** Who shares a quota: one IPv4 address, or the /64 that one IPv6 customer is given. */
function neighbourhood(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const groups = address.split("::")[0]!.split(":");
  return [...groups, "0", "0", "0", "0"].slice(0, 4).join(":");
}
