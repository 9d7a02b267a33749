import type { Connection } from "./connection";
import type { Limits } from "./options";
import { Endings, People, type Ended } from "./people";
import { channelKind, Code, frame } from "./protocol";
import { Roster, type Member } from "./roster";

type Occupancy = (channel: string, occupied: boolean) => void;

/** To whom the application gave a channel, and on a presence channel what the others are told of them. */
export type Grant = { userId: string | null; member?: Member };

/** Who listens where. A channel exists while somebody is subscribed. */
export class Channels {
  readonly #members = new Map<string, Set<Connection>>();
  readonly people = new People();
  readonly endings = new Endings();
  readonly roster: Roster;

  constructor(
    limits: Limits,
    private readonly onOccupancy: Occupancy = () => undefined,
  ) {
    this.roster = new Roster(limits.departureSeconds, (kind, name, member) => {
      const data = kind === "added" ? { user_id: member.id, user_info: member.info } : { user_id: member.id };
      this.#deliver(name, frame(`pusher_internal:member_${kind}`, data, name), (connection) => connection.channels.get(name) !== member.id);
    });
  }

  /** Joining again changes nothing, unless it is for somebody else. */
  join(name: string, connection: Connection, { userId, member }: Grant): void {
    const before = connection.channels.get(name);
    if (before === userId) return;
    if (before !== undefined) this.leave(name, connection);
    const members = this.#members.get(name) ?? new Set();
    this.#members.set(name, members.add(connection));
    connection.channels.set(name, userId);
    if (userId !== null) this.people.add(userId, connection);
    if (isAuthorised(name)) connection.unauthorisedSince = null;
    if (member) this.roster.join(name, member);
    if (members.size === 1) this.onOccupancy(name, true);
  }

  leave(name: string, connection: Connection): void {
    const userId = connection.channels.get(name);
    if (userId === undefined) return;
    connection.channels.delete(name);
    const members = this.#members.get(name);
    members?.delete(connection);
    if (members?.size === 0) this.#members.delete(name);
    if (userId !== null) {
      if (channelKind(name) === "presence") this.roster.leave(name, userId);
      this.people.release(userId, connection);
    }
    if (![...connection.channels.keys()].some(isAuthorised)) connection.unauthorisedSince ??= Date.now();
    if (members?.size === 0) this.onOccupancy(name, false);
  }

  /** Nothing that is still said reaches this socket, nor is it anybody's any more. */
  leaveAll(connection: Connection): void {
    for (const name of connection.channels.keys()) this.leave(name, connection);
    const user = connection.signedInAs;
    connection.signedInAs = null;
    if (user !== null) this.people.release(user, connection);
  }

  /** Delivers to all subscribers but the socket named by `except`. `userId` says who a client event is from. */
  publish(name: string, event: string, data: string, { except, userId }: { except?: string; userId?: string } = {}): void {
    if (this.#members.has(name)) this.#deliver(name, frame(event, data, name, userId), ({ socketId }) => socketId !== except);
  }

  /** Cuts sockets off at once; who may come back does so and is asked again. */
  cut(connections: Iterable<Connection>, code: number, message: string): void {
    for (const connection of connections) {
      this.leaveAll(connection);
      connection.end(code, message);
    }
  }

  /**
   * Cuts off whoever has what ended: pusher-js comes back at once and asks the application for its rights again. Authorisations from before, which may
   * be on their way, are void.
   */
  end(ended: readonly Ended[]): void {
    this.endings.note(ended);
    this.cut(new Set(ended.flatMap((ending) => this.#having(ending))), Code.generic, "Authorise again");
  }

  #having({ user, part }: Ended): Connection[] {
    const holds = (name: string): boolean => part === undefined || name.includes(part);
    if (user === undefined) return this.names().flatMap((name) => (holds(name) ? this.subscribers(name) : []));
    return this.people.socketsOf(user).filter(({ channels }) => part === undefined || [...channels.keys()].some(holds));
  }

  subscribers(name: string): Connection[] {
    return [...(this.#members.get(name) ?? [])];
  }

  /** Names of the occupied channels that begin so. */
  names(prefix = ""): string[] {
    return [...this.#members.keys()].filter((name) => name.startsWith(prefix));
  }

  #deliver(name: string, bytes: Buffer, to: (connection: Connection) => boolean): void {
    for (const connection of this.#members.get(name) ?? []) if (to(connection) && !connection.send(bytes)) this.leaveAll(connection);
  }
}

/** Whether somebody must have allowed a socket to be on a channel. */
const isAuthorised = (name: string): boolean => channelKind(name) !== "public";
