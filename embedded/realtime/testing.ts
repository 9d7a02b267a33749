import { once } from "node:events";
import { createServer, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import PusherServer from "pusher";
import Pusher from "pusher-js";
import { WebSocket, type ClientOptions } from "ws";
import { createRealtime, type Realtime, type RealtimeOptions } from ".";

/** Of Pusher's own documentation, for which it gives signatures. */
export const APP = { appId: "3", key: "278d425bdf160c739803", secret: "7ad3773142a6692b25b8" };
export const ORIGIN = "https://photos.example.org";

type Ports = { port?: number; apiPort?: number };

/** A realtime server on ports of its own beside a web server, as the product has it, and the unmodified libraries to drive it. */
export class TestServer {
  readonly #clients: Pusher[] = [];
  readonly #sockets: RawSocket[] = [];
  /** Upgrades that the realtime server left to others. */
  left = 0;

  private constructor(
    readonly realtime: Realtime,
    private readonly stopWeb: () => Promise<void>,
    readonly port: number,
    readonly apiPort: number,
  ) {}

  static async start(options: Partial<RealtimeOptions> = {}, { port = 0, apiPort = 0 }: Ports = {}): Promise<TestServer> {
    const realtime = createRealtime({ ...APP, path: "/realtime", allowedOrigins: () => [ORIGIN], ...options });
    const web = createServer();
    web.listen(port, "127.0.0.1");
    await once(web, "listening");
    const stopWeb = async (): Promise<void> => {
      web.close();
      web.closeAllConnections();
    };
    const server = new TestServer(realtime, stopWeb, (web.address() as AddressInfo).port, await realtime.listen(apiPort));
    web.on("upgrade", (request, socket, head) => {
      if (realtime.handleUpgrade(request, socket, head)) return;
      server.left += 1;
      socket.end("HTTP/1.1 404 Not Found\r\n\r\n");
    });
    return server;
  }

  /** Stops the server alone; clients stay and try to come back. */
  async stop(): Promise<void> {
    await this.realtime.close();
    await this.stopWeb();
  }

  /** Sends the clients home and stops. */
  async end(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    for (const { socket } of this.#sockets) socket.terminate();
    await this.stop();
  }

  /** Pusher's own server library. */
  sdk(overrides: Partial<typeof APP> = {}): PusherServer {
    return new PusherServer({ ...APP, ...overrides, host: "127.0.0.1", port: String(this.apiPort), useTLS: false });
  }

  /** Pusher's own browser library, in its build for Node; `authorise` stands for the application's endpoint. */
  async client(authorise = (socketId: string, channel: string): string => this.sdk().authorizeChannel(socketId, channel).auth): Promise<Pusher> {
    const client = new Pusher(APP.key, {
      cluster: "self",
      wsHost: "127.0.0.1",
      wsPort: this.port,
      wsPath: "/realtime",
      forceTLS: false,
      enabledTransports: ["ws"],
      channelAuthorization: { customHandler: ({ socketId, channelName }, answer) => answer(null, { auth: authorise(socketId, channelName) }) },
    });
    this.#clients.push(client);
    await heard(client.connection, "connected");
    return client;
  }

  /** A socket without a library. */
  raw(path = `/realtime/app/${APP.key}?protocol=7&client=js&version=8.6.0`, headers: OutgoingHttpHeaders = {}, options: ClientOptions = {}): RawSocket {
    const socket = new RawSocket(new WebSocket(`ws://127.0.0.1:${this.port}${path}`, { ...options, headers: headers as Record<string, string> }));
    this.#sockets.push(socket);
    return socket;
  }

  /** A socket that has been given its id. */
  async open(headers: OutgoingHttpHeaders = {}, options: ClientOptions = {}): Promise<RawSocket & { id: string }> {
    const raw = this.raw(undefined, headers, options);
    const { data } = await raw.next("pusher:connection_established");
    return Object.assign(raw, { id: (JSON.parse(String(data)) as { socket_id: string }).socket_id });
  }
}

export type RawMessage = { event: string; channel?: string; data: unknown };

export class RawSocket {
  readonly received: RawMessage[] = [];
  /** Code with which the server closed. */
  readonly closed: Promise<number>;
  #wake = (): void => undefined;

  constructor(readonly socket: WebSocket) {
    socket.on("message", (bytes: Buffer) => {
      this.received.push(JSON.parse(bytes.toString()) as RawMessage);
      this.#wake();
    });
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => socket.once("close", resolve));
  }

  send(event: string, data: unknown): void {
    this.socket.send(JSON.stringify({ event, data }));
  }

  /** The next message of this name that was not taken yet. */
  async next(event: string): Promise<RawMessage> {
    for (;;) {
      const index = this.received.findIndex((message) => message.event === event);
      if (index >= 0) return this.received.splice(index, 1)[0]!;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Whether it was let in: the code it was closed with, or `open`. */
  verdict = (): Promise<number | "open"> => Promise.race([this.closed, this.next("pusher:connection_established").then(() => "open" as const)]);

  /** The code of the next `pusher:error`. */
  async errorCode(): Promise<number> {
    return ((await this.next("pusher:error")).data as { code: number }).code;
  }
}

type Emitter = { bind: (event: string, callback: (data: unknown) => void) => unknown; unbind: (event: string, callback: (data: unknown) => void) => unknown };

/** The next event of this name on a channel or connection of pusher-js. */
export const heard = <Data>(emitter: Emitter, event: string): Promise<Data> =>
  new Promise((resolve) => {
    const take = (data: unknown): void => {
      emitter.unbind(event, take);
      resolve(data as Data);
    };
    emitter.bind(event, take);
  });

/** Subscribed by the time the promise resolves. */
export async function joined(client: Pusher, name: string) {
  const channel = client.subscribe(name);
  if (!channel.subscribed) await heard(channel, "pusher:subscription_succeeded");
  return channel;
}
