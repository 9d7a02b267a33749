import type Pusher from "pusher-js";
import type { Channel, Options } from "pusher-js";
import { AUTHORISE_AGAIN, type RealtimeConfig } from "@/lib/platform/realtime/types";
import { createAuthoriser } from "./authoriser";

export type Listener = {
  event: string;
  onEvent: (data: unknown) => void;
  /** Events flow from here on; `again` when some may have been missed: they flowed before, or could not for a while. */
  onSubscribed?: (again: boolean) => void;
};

/** `starting` until a first try has ended one way or the other; `interrupted` while somebody listens and nothing can arrive. */
export type LiveState = "starting" | "live" | "interrupted";

type Timer = ReturnType<typeof setTimeout>;
/** `behind` are those who have missed something when events flow next. */
type Entry = { listeners: Set<Listener>; behind: WeakSet<Listener>; channel?: Channel; refused?: boolean; leaving?: Timer };

/** Milliseconds a channel is kept when its last listener goes, so that walking from page to page costs nothing. */
const LINGER = 10_000;
/** Milliseconds after which a lost connection counts as interrupted. */
const UNAVAILABLE_AFTER = 5000;
/** pusher-js comes back this many milliseconds after a server has gone, whoever else does the same at that moment. */
const RETURN = 1000;
/** After a restart all would come back at once: they do over so many milliseconds more. */
const RETURN_SPREAD = 3000;
/** Milliseconds, up to twice that, after which one tries again where pusher-js has given up. */
const SECOND_CHANCE = 30_000;

/** The one socket of a page, shared by all that listen; open only while somebody does. */
export class Connection {
  readonly #entries = new Map<string, Entry>();
  readonly #watchers = new Set<() => void>();
  #library?: Promise<Pusher | undefined>;
  #pusher?: Pusher;
  /** Waits to come back, which pusher-js would do at once. */
  #pause?: Timer;
  #patience?: Timer;
  #secondChance?: Timer;
  #state: LiveState = "starting";

  constructor(private readonly config: RealtimeConfig) {}

  /** Begins to listen on a channel; the answer ends it. */
  listen(name: string, listener: Listener): () => void {
    const entry: Entry = this.#entries.get(name) ?? { listeners: new Set(), behind: new WeakSet() };
    this.#entries.set(name, entry);
    clearTimeout(entry.leaving);
    entry.listeners.add(listener);
    if (this.#state === "interrupted") entry.behind.add(listener);
    if (entry.channel?.subscribed) queueMicrotask(() => this.#tell(entry, listener));
    else void this.#join(name, entry);
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size === 0) entry.leaving = setTimeout(() => this.#leave(name), LINGER);
    };
  }

  /** Ends everything at once. */
  close(): void {
    for (const name of this.#entries.keys()) this.#leave(name);
  }

  /** For `useSyncExternalStore`, as is `state`. */
  watch = (onChange: () => void): (() => void) => {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  };

  state = (): LiveState => this.#state;

  /** The id the server knows the open socket by. */
  socketId = (): string | undefined => (this.#pusher?.connection.state === "connected" ? this.#pusher.connection.socket_id : undefined);

  /** Subscribes, or subscribes again where that was refused or the socket is closed; otherwise changes nothing. */
  async #join(name: string, entry: Entry): Promise<void> {
    entry.refused = false;
    const pusher = await (this.#library ??= this.#load());
    if (!pusher || this.#entries.get(name) !== entry) return;
    this.#attach(name, entry, pusher.subscribe(entry.channel?.name ?? name));
    if (pusher.connection.state === "disconnected" && this.#pause === undefined) pusher.connect();
  }

  #attach(name: string, entry: Entry, channel: Channel): void {
    if (entry.channel === channel) return;
    entry.channel = channel;
    channel.bind("pusher:subscription_succeeded", () => entry.listeners.forEach((listener) => this.#tell(entry, listener)));
    channel.bind(AUTHORISE_AGAIN, () => {
      this.#detach(entry);
      setTimeout(() => void this.#join(name, entry), Math.random() * RETURN_SPREAD);
    });
    channel.bind_global((event: string, data: unknown) => {
      for (const listener of entry.listeners) if (listener.event === event) listener.onEvent(data);
    });
  }

  /** Lets go of the channel, not of those who listen. */
  #detach(entry: Entry): void {
    const { channel } = entry;
    entry.channel = undefined;
    channel?.unbind_all();
    if (channel) this.#pusher?.unsubscribe(channel.name);
  }

  #tell(entry: Entry, listener: Listener): void {
    if (!entry.listeners.has(listener)) return;
    const again = entry.behind.has(listener);
    entry.behind.add(listener);
    listener.onSubscribed?.(again);
  }

  #leave(name: string): void {
    const entry = this.#entries.get(name);
    this.#entries.delete(name);
    clearTimeout(entry?.leaving);
    this.#restUnlessWanted();
    if (entry) this.#detach(entry);
  }

  #wanted(): boolean {
    return [...this.#entries.values()].some(({ refused }) => !refused);
  }

  /** Closes the socket on purpose when nobody listens or nothing is allowed; the next listener opens it again. */
  #restUnlessWanted(): void {
    if (this.#wanted()) return;
    for (const timer of [this.#secondChance, this.#pause, this.#patience]) clearTimeout(timer);
    this.#pause = this.#patience = undefined;
    this.#pusher?.disconnect();
    this.#set(this.#entries.size === 0 ? "starting" : "interrupted");
  }

  async #load(): Promise<Pusher | undefined> {
    try {
      const { default: Library } = await import("pusher-js");
      this.#pusher = new Library(this.config.key, this.#options());
      this.#pusher.connection.bind("connecting_in", () => queueMicrotask(() => this.#spread()));
      this.#pusher.connection.bind("state_change", ({ current }: { current: string }) => this.#onState(current));
    } catch {
      this.#library = undefined;
      this.#tryLater();
    }
    return this.#pusher;
  }

  #options(): Options {
    const customHandler = createAuthoriser({
      currentSocketId: this.socketId,
      onRefused: (channel) => {
        const entry = this.#entries.get(channel);
        if (entry) entry.refused = true;
        this.#restUnlessWanted();
      },
      onRenamed: (channel, former, name) => {
        const entry = this.#entries.get(channel);
        if (!this.#pusher || entry?.channel?.name !== former) this.#pusher?.unsubscribe(former);
        else {
          this.#detach(entry);
          this.#attach(channel, entry, this.#pusher.subscribe(name));
        }
      },
    });
    return {
      ...addressOf(this.config),
      // `ws` stands for TLS as well; the other transports would turn to servers of pusher.com when ours is away, or to TLS where there is none.
      enabledTransports: ["ws"],
      unavailableTimeout: UNAVAILABLE_AFTER,
      channelAuthorization: { customHandler },
    };
  }

  #onState(current: string): void {
    if (current === "connected") {
      clearTimeout(this.#secondChance);
      clearTimeout(this.#patience);
      this.#patience = undefined;
      this.#set("live");
    } else if (current !== "connecting" && this.#wanted() && this.#pause === undefined) {
      this.#set("interrupted");
      if (current === "disconnected") this.#tryLater();
    }
  }

  /** Called where pusher-js is about to come back after a while that is the same for all: takes one of its own instead. */
  #spread(): void {
    if (this.#pause !== undefined || !this.#wanted()) return;
    this.#patience ??= setTimeout(() => this.#set("interrupted"), UNAVAILABLE_AFTER);
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.#pusher?.connect();
      },
      RETURN + Math.random() * RETURN_SPREAD,
    );
    this.#pusher?.disconnect();
  }

  /** pusher-js never comes back from codes 40xx; a server that was full or misconfigured may have recovered. */
  #tryLater(): void {
    this.#set("interrupted");
    clearTimeout(this.#secondChance);
    const again = (): void => this.#entries.forEach((entry, name) => void this.#join(name, entry));
    this.#secondChance = setTimeout(again, SECOND_CHANCE * (1 + Math.random()));
  }

  #set(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    if (state === "interrupted") for (const { listeners, behind } of this.#entries.values()) listeners.forEach((listener) => behind.add(listener));
    for (const onChange of this.#watchers) onChange();
  }
}

/** Where pusher-js connects. It demands a cluster even where a host is given, and takes TLS unless told not to. */
function addressOf(config: RealtimeConfig): Options {
  if (config.at === "cluster") return { cluster: config.cluster, forceTLS: true };
  if (config.at === "host")
    return { cluster: "self", wsHost: config.host, wsPort: config.port, wssPort: config.port, wsPath: config.path, forceTLS: config.tls };
  const { hostname, port, protocol } = window.location;
  return { cluster: "self", wsHost: hostname, wsPort: Number(port || 80), wssPort: Number(port || 443), wsPath: config.path, forceTLS: protocol === "https:" };
}
