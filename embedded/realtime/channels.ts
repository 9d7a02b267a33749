import type { Connection } from "./connection";
import { channelKind, frame } from "./protocol";

/** Who listens where. A channel exists while somebody is subscribed. */
export class Channels {
  readonly #members = new Map<string, Set<Connection>>();

  join(name: string, connection: Connection): void {
    const members = this.#members.get(name) ?? new Set();
    this.#members.set(name, members.add(connection));
    connection.channels.add(name);
    if (channelKind(name) === "private") connection.unauthorisedSince = null;
  }

  leave(name: string, connection: Connection): void {
    if (!connection.channels.delete(name)) return;
    const members = this.#members.get(name);
    members?.delete(connection);
    if (members?.size === 0) this.#members.delete(name);
    const authorised = [...connection.channels].some((other) => channelKind(other) === "private");
    if (!authorised) connection.unauthorisedSince ??= Date.now();
  }

  leaveAll(connection: Connection): void {
    for (const name of connection.channels) this.leave(name, connection);
  }

  /** Delivers to all subscribers but the socket named by `except`. */
  publish(name: string, event: string, data: string, except?: string): void {
    const members = this.#members.get(name);
    if (!members) return;
    const bytes = frame(event, data, name);
    for (const connection of members) if (connection.socketId !== except && !connection.send(bytes)) this.leaveAll(connection);
  }

  /** Cuts off everyone who listens to a channel; who may come back does so and is asked again. */
  terminate(name: string, code: number, message: string): void {
    for (const connection of this.subscribers(name)) {
      this.leaveAll(connection);
      connection.end(code, message);
    }
  }

  subscribers(name: string): Connection[] {
    return [...(this.#members.get(name) ?? [])];
  }

  /** Names of the occupied channels that begin so. */
  names(prefix = ""): string[] {
    return [...this.#members.keys()].filter((name) => name.startsWith(prefix));
  }
}
