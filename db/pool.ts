import { setTimeout as pause } from "node:timers/promises";
import postgres, { type Options, type PendingQuery, type Row, type Sql } from "postgres";
import { asked, connectionEnded, connectionRefused, Life, type Ask, type Work } from "./losses";

/** Milliseconds before each new try of a read: together a little more than our own PostgreSQL takes to be there again. */
const PAUSES = [50, 200, 500, 1000, 1500, 2000] as const;
/** Seconds between two tries to connect. Those of `postgres` go up to twenty, counted over all connections, and whoever asks meanwhile waits as long. */
const RECONNECT = 0.25;
/** Seconds in which what is under way on the other connections of a pool that lost one may end. */
const DRAIN = 600;

/** PostgreSQL's number of the type `text[]`. */
const TEXT_ARRAY = 1009;

const READ = /^[\s(]*(select|with)\b/i;

/**
 * Connections to PostgreSQL, for Drizzle, that bear to be lost, e.g. when it starts anew.
 *
 * - A read outside of a transaction is asked again, for five seconds: its page takes longer instead of failing. Each new try is in a read-only transaction, so
 *   that PostgreSQL refuses whatever would write twice; such a one fails as it first did.
 * - A transaction ends with its connection, and fails.
 * - All connections are given up for new ones when one of them ended: of `postgres` 3.4.9, one that is written to in the moment of its end can never be
 *   connected again, and takes the queries it is given with it (porsager/postgres#1208).
 */
export class Pool {
  #current: Sql;
  #listener: Sql | null = null;

  constructor(url: string, options: Options<Record<string, never>>) {
    this.#current = postgres(url, { backoff: () => RECONNECT, onnotice: () => undefined, ...options });
  }

  /** Drizzle says here how it wants values parsed. */
  get options(): Sql["options"] {
    return this.#current.options;
  }

  unsafe(...query: Parameters<Sql["unsafe"]>): PendingQuery<Row[]> {
    const pending = asked(query, (ask) => (READ.test(query[0]) ? this.#persistently(ask) : this.#once(ask)));
    return Object.assign(pending, { cursor: (rows: number) => this.#current.unsafe(...query).cursor(rows) });
  }

  begin(...of: [Work] | [string, Work]): Promise<unknown> {
    const [options, work] = of.length === 1 ? ["", of[0]] : of;
    return this.#once(
      (on) =>
        new Promise((settle, fail) => {
          const life = new Life(fail);
          on.begin(options, (tx) => life.within(tx, work)).then(settle, (error: unknown) => life.end(error));
        }),
    );
  }

  /** On a connection of its own, which `postgres` opens again when it ends. */
  listen: Sql["listen"] = (...to) => (this.#listener ??= another(this.#current)).listen(...to);

  /** @param timeout seconds that queries under way may take */
  async end({ timeout }: { timeout?: number } = {}): Promise<void> {
    await Promise.all([this.#current.end({ timeout }), this.#listener?.end({ timeout })]);
  }

  async #once<T>(ask: (on: Sql) => Promise<T>): Promise<T> {
    const on = this.#current;
    try {
      return await ask(on);
    } catch (error) {
      if (connectionEnded(error)) this.#renew(on);
      throw error;
    }
  }

  async #persistently<T>(ask: Ask<T>): Promise<T> {
    let first: unknown;
    try {
      return await this.#once(ask);
    } catch (error) {
      if (!isLoss(error)) throw error;
      first = error;
    }
    for (const milliseconds of PAUSES) {
      await pause(milliseconds);
      try {
        return (await this.begin("read only", (tx) => ask(tx))) as T;
      } catch (error) {
        if (!isLoss(error)) break;
      }
    }
    throw first;
  }

  #renew(lossy: Sql): void {
    if (this.#current !== lossy) return;
    this.#current = another(lossy);
    void lossy.end({ timeout: DRAIN });
  }
}

const isLoss = (error: unknown): boolean => connectionEnded(error) || connectionRefused(error);

/** A pool like this one. It reads the types of arrays from the database only if they are unknown yet: nobody could catch that this failed. */
const another = ({ options }: Sql): Sql => postgres({ ...options, fetch_types: !options.parsers[TEXT_ARRAY] } as unknown as Options<Record<string, never>>);
