import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import Pusher from "pusher";
import { startCountingOf } from "../cost";
import { APP, CHANNEL } from "./app";
import type { Said } from "./server";
import { Readers, slowReader } from "./sockets";

export type Kind = "ours" | "floor";

/** What one event cost: milliseconds until the last reader had it, and of CPU in the server. */
export type Cost = { wall: number; cpu: number };

/** A server of one kind with its readers. */
export class Station {
  #count = 0;
  readonly #application: Pusher;

  private constructor(
    readonly kind: Kind,
    private readonly child: ChildProcess,
    private readonly ports: { port: number; apiPort: number },
    private readonly readers: Readers,
    /** Bytes of the server's memory for each reader. */
    readonly bytesEach: number,
  ) {
    this.#application = new Pusher({ ...APP, host: "127.0.0.1", port: String(ports.apiPort), useTLS: false });
  }

  static async start(kind: Kind, readers: number): Promise<Station> {
    const child = fork("bench/realtime/server.ts", [kind], { execArgv: ["--expose-gc", "--import", "tsx"] });
    const ports = (await said(child)) as { port: number; apiPort: number };
    const before = await rss(child);
    const opened = await Readers.open(ports.port, readers, kind === "ours");
    return new Station(kind, child, ports, opened, ((await rss(child)) - before) / readers);
  }

  /** Tells all readers something of 200 bytes and waits until the last has it. */
  async tell(): Promise<Cost> {
    this.#count += 1;
    const mark = `mark-${this.#count}-`;
    const data = JSON.stringify({ mark, text: "x".repeat(180) });
    const count = startCountingOf(this.child.pid!);
    const heard = this.readers.lastOf(mark);
    await this.#publish(data);
    const wall = await heard;
    return { wall, cpu: count() };
  }

  /** Adds one that does not read; what is sent to it from here on piles up. */
  slow = () => slowReader(this.ports.port);

  async stop(): Promise<void> {
    this.readers.close();
    const over = once(this.child, "exit");
    this.child.disconnect();
    await over;
  }

  #publish(data: string): Promise<unknown> {
    if (this.kind === "ours") return this.#application.trigger(CHANNEL, "said", data);
    return fetch(`http://127.0.0.1:${this.ports.apiPort}`, { method: "POST", body: data });
  }
}

async function said(child: ChildProcess): Promise<Said> {
  const over = once(child, "exit").then(([code]) => {
    throw new Error(`a server has ended (${code})`);
  });
  over.catch(() => undefined);
  const [what] = (await Promise.race([once(child, "message"), over])) as [Said];
  return what;
}

async function rss(child: ChildProcess): Promise<number> {
  child.send("weigh");
  return ((await said(child)) as { rss: number }).rss;
}
