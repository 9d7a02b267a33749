import { once } from "node:events";
import { createServer, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import PusherServer from "pusher";
import Pusher from "pusher-js";
import { WebSocket, type ClientOptions } from "ws";
import { createRealtime, type Realtime, type RealtimeOptions } from ".";

/** Of Pusher's own documentation, for which it gives signatures. */
export const APP = { appId: "3", key: "278d425bdf160c739803", secret: "7ad3773142a6692b25b8" };
const { TEST_PUSHER_HOST: host, TEST_PUSHER_PORT: port, TEST_PUSHER_API_PORT: apiPort, TEST_PUSHER_PATH: path, TEST_PUSHER_TLS: tls } = process.env;
const { TEST_PUSHER_APP_ID: appId, TEST_PUSHER_KEY: key, TEST_PUSHER_SECRET: secret } = process.env;

/**
 * Another server of the protocol that the environment names, to which what is portable of the conformance tests then goes: `TEST_PUSHER_HOST`,
 * `_PORT`, `_PATH` and `_TLS` for sockets, `_API_PORT` (on the same host) for its HTTP API, `_APP_ID`, `_KEY` and `_SECRET` of an application that nobody
 * else uses, with client events enabled. Null where it is ours that is tried.
 */
export const elsewhere =
  host && port && appId && key && secret
    ? { app: { appId, key, secret }, host, port: Number(port), apiPort: Number(apiPort ?? port), path: path ?? "", tls: /^(1|true|yes)$/i.test(tls ?? "") }
    : null;

export const ORIGIN = "https://photos.example.org";

type Ports = { port?: number; apiPort?: number };
type Overrides = Partial<typeof APP>;
type SignIn = (socketId: string) => { auth: string; user_data: string };
/** What an application answers about a socket and a channel. */
type Authorise = (socketId: string, channel: string) => string | { auth: string; channel_data?: string; shared_secret?: string };

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
    private readonly at: Pick<NonNullable<typeof elsewhere>, "app" | "host" | "path" | "tls"> = { app: APP, host: "127.0.0.1", path: "/realtime", tls: false },
  ) {}

  /** Ours, or the server that the environment names. */
  static async conforming(): Promise<TestServer> {
    if (!elsewhere) return TestServer.start();
    const nothing = async (): Promise<void> => undefined;
    const foreign: Realtime = { handleUpgrade: () => false, listen: async () => 0, close: nothing };
    return new TestServer(foreign, nothing, elsewhere.port, elsewhere.apiPort, elsewhere);
  }

  static async start(options: Partial<RealtimeOptions> = {}, { port = 0, apiPort = 0 }: Ports = {}): Promise<TestServer> {
    const realtime = createRealtime({
      ...APP,
      path: "/realtime",
      allowedOrigins: () => [ORIGIN],
      ...options,
      limits: { departureSeconds: 0, ...options.limits },
    });
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

  get app(): typeof APP {
    return this.at.app;
  }

  /** Pusher's own server library. */
  sdk({ encryptionMasterKeyBase64, ...overrides }: Overrides & { encryptionMasterKeyBase64?: string } = {}): PusherServer {
    const { app, host, tls } = this.at;
    const server = { ...app, ...overrides, host, port: String(this.apiPort), useTLS: tls };
    return new PusherServer(encryptionMasterKeyBase64 ? { ...server, encryptionMasterKeyBase64 } : server);
  }

  /** Pusher's own browser library, in its build for Node; `authorise` and `signIn` stand for the application's endpoints. */
  async client(authorise: Authorise = (socketId, channel) => this.sdk().authorizeChannel(socketId, channel), signIn?: SignIn): Promise<Pusher> {
    const { app, host, path, tls } = this.at;
    const client = new Pusher(app.key, {
      cluster: "self",
      wsHost: host,
      wsPort: this.port,
      wssPort: this.port,
      wsPath: path,
      forceTLS: tls,
      enabledTransports: ["ws"],
      channelAuthorization: {
        customHandler: ({ socketId, channelName }, answer) => {
          const given = authorise(socketId, channelName);
          answer(null, typeof given === "string" ? { auth: given } : given);
        },
      },
      ...(signIn && {
        userAuthentication: { endpoint: "", transport: "ajax", customHandler: ({ socketId }, answer) => answer(null, signIn(socketId)) },
      }),
    });
    this.#clients.push(client);
    await heard(client.connection, "connected");
    return client;
  }

  /** The same, for somebody whom presence channels tell of by this id. */
  person = (id: string, info: unknown = { name: id }): Promise<Pusher> =>
    this.client((socketId, channel) => this.sdk().authorizeChannel(socketId, channel, { user_id: id, user_info: info as Record<string, unknown> }));

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

/** A socket with no client library around it: what comes stands in `received` until it is taken. */
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
