import type { Connection } from "./connection";

/** What has ended: a person's channels, everybody's whose names hold this, or a person's of those. */
export type Ended = { user?: string; part?: string };

/** Milliseconds for which what ended is remembered; no socket lives longer without a channel of its own. */
const REMEMBERED = 120_000;

/** Which sockets are whose, by what the application said when it authorised them, so that what is somebody's can end everywhere at once. */
export class People {
  readonly #sockets = new Map<string, Set<Connection>>();

  socketsOf(userId: string): Connection[] {
    return [...(this.#sockets.get(userId) ?? [])];
  }

  /** Whether one more socket of a person would be among `most`. */
  hasRoom(userId: string, connection: Connection, most: number): boolean {
    const sockets = this.#sockets.get(userId);
    return !sockets || sockets.has(connection) || sockets.size < most;
  }

  add(userId: string, connection: Connection): void {
    const sockets = this.#sockets.get(userId) ?? new Set();
    this.#sockets.set(userId, sockets.add(connection));
  }

  /** Forgets a socket once nothing of it is this person's. */
  release(userId: string, connection: Connection): void {
    if (connection.signedInAs === userId || [...connection.channels.values()].includes(userId)) return;
    const sockets = this.#sockets.get(userId);
    sockets?.delete(connection);
    if (sockets?.size === 0) this.#sockets.delete(userId);
  }
}

/** What has ended lately, for whoever comes with an authorisation from before. */
export class Endings {
  #latest: (Ended & { at: number })[] = [];

  note(ended: readonly Ended[]): void {
    const at = Date.now();
    const first = this.#latest.findIndex((ending) => at - ending.at < REMEMBERED);
    this.#latest = [...(first < 0 ? [] : this.#latest.slice(first)), ...ended.map((ending) => ({ ...ending, at }))];
  }

  /** Whether what was asked for at an instant, in milliseconds, may have been answered by what held before. */
  overtook(asked: number, userId: string | null, channel: string): boolean {
    return this.#latest.some(({ at, user, part }) => at >= asked && (user === undefined || user === userId) && (part === undefined || channel.includes(part)));
  }
}
