import { randomInt } from "node:crypto";
import type { WebSocket } from "ws";
import type { Limits } from "./options";
import { Code, errorFrame } from "./protocol";

/** One socket and what it listens to. */
export class Connection {
  /** Two numbers that cannot be guessed; authorisations are signed for one of these. */
  readonly socketId = `${randomInt(2 ** 48 - 1)}.${randomInt(2 ** 48 - 1)}`;
  /** The channels it is on, each with the person to whom the application gave it; kept by `Channels`. */
  readonly channels = new Map<string, string | null>();
  /** Who has signed in at it. */
  signedInAs: string | null = null;
  /** Since when (milliseconds) nothing has been authorised for it; null while something is. */
  unauthorisedSince: number | null = Date.now();
  #heardAt = Date.now();
  #askedAt: number | null = null;
  #allowance: number;
  #eventSecond = 0;
  #eventsInSecond = 0;

  constructor(
    readonly socket: WebSocket,
    readonly address: string,
    private readonly limits: Limits,
  ) {
    this.#allowance = limits.messagesPerSweep;
    socket.on("pong", () => this.#alive());
  }

  /** Sends a frame; false when the socket is beyond hearing. A reader that leaves too much unread is cut off, since memory is everybody's. */
  send(frame: Buffer): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    if (this.socket.bufferedAmount > this.limits.unsentBytes) {
      this.end(Code.overCapacity, "Reads too slowly");
      return false;
    }
    this.socket.send(frame, { binary: false });
    return true;
  }

  /** Tells the socket why, then closes it with the same code. */
  end(code: number, message: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(errorFrame(code, message), { binary: false });
    this.socket.close(code, message);
  }

  /** Counts an incoming frame; false when it was one too many. */
  takeMessage(): boolean {
    this.#alive();
    this.#allowance -= 1;
    return this.#allowance >= 0;
  }

  /** Counts an event for others; false when it was one too many within a second. */
  takeClientEvent(): boolean {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#eventSecond) [this.#eventSecond, this.#eventsInSecond] = [second, 0];
    this.#eventsInSecond += 1;
    return this.#eventsInSecond <= this.limits.clientEventsPerSecond;
  }

  /** Called for every connection by one timer: asks the silent ones, ends the dead and the unauthorised. */
  sweep(now: number): void {
    this.#allowance = this.limits.messagesPerSweep;
    const passed = (since: number | null, seconds: number): boolean => since !== null && now - since > seconds * 1000;
    if (passed(this.unauthorisedSince, this.limits.unauthorisedSeconds)) return this.end(Code.unauthorised, "No authorised subscription");
    if (passed(this.#askedAt, this.limits.pongSeconds)) return this.end(Code.noPong, "No pong");
    if (this.#askedAt === null && passed(this.#heardAt, this.limits.activitySeconds)) {
      this.#askedAt = now;
      this.socket.ping();
    }
  }

  #alive(): void {
    this.#heardAt = Date.now();
    this.#askedAt = null;
  }
}
