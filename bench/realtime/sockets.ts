import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { APP, CHANNEL } from "./app";

/** Sockets opened at once; a server accepts only so many that wait. */
const AT_ONCE = 100;
/** Milliseconds for an event to reach all. */
const PATIENCE = 60_000;

/** Many readers of one channel, who tell when the last of them has heard. */
export class Readers {
  readonly #sockets: WebSocket[] = [];
  #awaited = "";
  #left = 0;
  #onLast: () => void = () => undefined;

  private constructor(private readonly url: string) {}

  /** @param subscribes whether a reader must ask for the channel; a bare server has but one */
  static async open(port: number, count: number, subscribes: boolean): Promise<Readers> {
    const readers = new Readers(`ws://127.0.0.1:${port}/realtime/app/${APP.key}?protocol=7&client=bench&version=1.0`);
    for (let opened = 0; opened < count; opened += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, () => readers.#add(subscribes)));
    return readers;
  }

  /** Resolves to milliseconds, from now to when the last has heard of the event with this mark. */
  lastOf(mark: string): Promise<number> {
    const begun = performance.now();
    [this.#awaited, this.#left] = [mark, this.#sockets.length];
    const heard = new Promise<number>((resolve) => (this.#onLast = () => resolve(performance.now() - begun)));
    const late = pause(PATIENCE, undefined, { ref: false }).then(() => {
      throw new Error(`${this.#left} of ${this.#sockets.length} never heard of an event`);
    });
    return Promise.race([heard, late]);
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  #add(subscribes: boolean): Promise<void> {
    const socket = new WebSocket(this.url, { perMessageDeflate: false });
    this.#sockets.push(socket);
    return new Promise((resolve, reject) => {
      socket.on("error", reject);
      socket.on("open", () => void (subscribes ? socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: CHANNEL } })) : resolve()));
      socket.on("message", (bytes: Buffer) => {
        // Cheaper than reading it: what is measured is the server.
        if (this.#awaited !== "" && bytes.includes(this.#awaited)) this.#hear();
        else if (bytes.includes("subscription_succeeded")) resolve();
      });
    });
  }

  #hear(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#onLast();
  }
}

/** A reader that subscribes and then takes nothing from its socket any more. */
export async function slowReader(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/realtime/app/${APP.key}?protocol=7&client=bench&version=1.0`, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: CHANNEL } })));
    socket.on("message", (bytes: Buffer) => bytes.includes("subscription_succeeded") && resolve());
  });
  socket.pause();
  return socket;
}
