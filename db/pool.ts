import { setTimeout as pause } from "node:timers/promises";
import postgres, { type Options, type PendingQuery, type Row, type Sql } from "postgres";
import { asked, connectionEnded, connectionRefused, connectionTimedOut, Life, type Ask, type Query, type Work } from "./losses";

/** Milliseconds before each new try of a read: together a little more than our own PostgreSQL takes to be there again. */
const PAUSES = [50, 200, 500, 1000, 1500] as const;
/** Seconds between two tries to connect. Those of `postgres` go up to twenty, counted over all connections, and whoever asks meanwhile waits as long. */
const RECONNECT = 0.05;

const READ = /^[\s(]*(select|with)\b/i;

/** The connections of one time, and how much is under way on them. */
type Generation = { sql: Sql; busy: number };

/**
 * Connections to PostgreSQL, for Drizzle, that bear to be lost, e.g. when it starts anew.
 *
 * - A read outside of a transaction is asked again, for three seconds: its page takes longer instead of failing. Each new try is in a read-only transaction, so
 *   that PostgreSQL refuses whatever would write twice; such a one fails as it first did.
 * - A transaction ends with its connection, and fails. As everywhere, one that was being committed in that moment may have been.
 * - All connections are left for new ones when one of them ended: of `postgres` 3.4.9, one that is written to in the moment of its end can never be
 *   connected again, and takes the queries it is given with it (porsager/postgres#1208).
 */
export class Pool {
  #now: Generation;
  readonly #left = new Set<Generation>();
  #listener: Sql | null = null;
  #ended = false;

  constructor(url: string, options: Options<Record<string, never>>) {
    this.#now = { sql: postgres(url, { backoff: () => RECONNECT, onnotice: () => undefined, ...options }), busy: 0 };
  }

  /** Drizzle says here how it wants values parsed. */
  get options(): Sql["options"] {
    return this.#now.sql.options;
  }

  unsafe(...query: Query): PendingQuery<Row[]> {
    const pending = asked(query, (ask) => (READ.test(query[0]) ? this.#persistently(ask) : this.#once(ask)));
    return Object.assign(pending, { cursor: (rows: number) => this.#batches(query, rows) });
  }

  begin(...of: [Work] | [string, Work]): Promise<unknown> {
    const [options, work] = of.length === 1 ? ["", of[0]] : of;
    return this.#once(
      (on) =>
        new Promise((settle, fail) => {
          const life = new Life(fail);
          const done = on.begin(options, (tx) => life.within(tx, work)).then(settle, (error: unknown) => life.end(error));
          void done.finally(() => life.end(new Error("The transaction is over.")));
        }),
    );
  }

  /** On a connection of its own, which `postgres` opens again when it ends. */
  listen: Sql["listen"] = (...to) => (this.#listener ??= another(this.#now.sql)).listen(...to);

  /** @param timeout seconds that queries under way may take */
  async end({ timeout }: { timeout?: number } = {}): Promise<void> {
    this.#ended = true;
    const all = [this.#now, ...this.#left].map(({ sql }) => sql);
    if (this.#listener) all.push(this.#listener);
    await Promise.all(all.map((sql) => sql.end({ timeout })));
  }

  async #once<T>(ask: (on: Sql) => Promise<T>): Promise<T> {
    const on = this.#take();
    try {
      const answer = await ask(on.sql);
      // Its connection has read the types of arrays: all know them, and reading them again could fail where nobody can catch it.
      on.sql.options.fetch_types = false;
      return answer;
    } catch (error) {
      if (connectionEnded(error)) this.#leave(on);
      throw error;
    } finally {
      this.#giveBack(on);
    }
  }

  async #persistently<T>(ask: Ask<T>): Promise<T> {
    const asker = this.#now;
    let first: unknown;
    try {
      return await this.#once(ask);
    } catch (error) {
      if (!isLoss(error) && !(connectionTimedOut(error) && asker !== this.#now)) throw error;
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

  /** The rows of a query, some at a time. */
  async *#batches(query: Query, rows: number): AsyncGenerator<Row[]> {
    const on = this.#take();
    try {
      yield* on.sql.unsafe(...query).cursor(rows);
    } catch (error) {
      if (connectionEnded(error)) this.#leave(on);
      throw error;
    } finally {
      this.#giveBack(on);
    }
  }

  #take(): Generation {
    this.#now.busy += 1;
    return this.#now;
  }

  /** Closes what was left, after the last who was at work on it: not by `end` at once, for a place that lost a query would never be idle again. */
  #giveBack(on: Generation): void {
    on.busy -= 1;
    if (on.busy > 0 || !this.#left.delete(on)) return;
    void on.sql.end({ timeout: 0 });
  }

  #leave(on: Generation): void {
    if (this.#now !== on || this.#ended) return;
    this.#left.add(on);
    this.#now = { sql: another(on.sql), busy: 0 };
  }
}

/** A pool with the same options, and not a copy of them: what Drizzle and the types of arrays added stays. */
const another = ({ options }: Sql): Sql => postgres(options as unknown as Options<Record<string, never>>);

const isLoss = (error: unknown): boolean => connectionEnded(error) || connectionRefused(error);
