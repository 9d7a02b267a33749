import type { Connection } from "./connection";

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
