import type { PendingQuery, Row, RowList, Sql, TransactionSql } from "postgres";

/** What is said of a query whose connection ended, by `postgres`, by Node and by PostgreSQL itself (class 57, operator intervention). */
const ENDED = new Set(["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "ECONNRESET", "EPIPE", "57P01", "57P02"]);

/** What is said where none was to be had. */
const REFUSED = new Set(["ECONNREFUSED", "57P03"]);

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
export const connectionEnded = (error: unknown): boolean => ENDED.has(codeOf(error));
export const connectionRefused = (error: unknown): boolean => REFUSED.has(codeOf(error));

export type Asker = Pick<Sql, "unsafe">;
export type Ask<T> = (on: Asker) => Promise<T>;
export type Work = (tx: TransactionSql) => unknown;
type Query = Parameters<Asker["unsafe"]>;

/** A query that is asked in the given way, once somebody waits for its rows or their `values()`. */
export function asked(query: Query, way: <T>(ask: Ask<T>) => Promise<T>): PendingQuery<Row[]> {
  const rows = (): Promise<RowList<Row[]>> => way((on) => on.unsafe(...query));
  // oxlint-disable-next-line unicorn/no-thenable -- as a query of `postgres` is, of which Drizzle calls nothing else
  return { then: (done, failed) => rows().then(done, failed), values: () => way((on) => on.unsafe(...query).values()) } as PendingQuery<Row[]>;
}

/**
 * One transaction, over as soon as its connection ends, though its callback may still be at work. `postgres` 3.4.9 itself goes on: its rollback throws where
 * nobody can catch it, and what the callback writes later can become part of another's transaction (porsager/postgres#1133, #1208, #1216).
 */
export class Life {
  #over: { reason: unknown } | null = null;

  /** @param onEnd hears why, once or more often */
  constructor(private readonly onEnd: (reason: unknown) => void) {}

  end(reason: unknown): void {
    this.#over ??= { reason };
    this.onEnd(reason);
  }

  /** The callback of the transaction or of a savepoint in it. Never settles once all is over: `postgres` would answer by a commit or a rollback. */
  async within(tx: TransactionSql, work: Work): Promise<unknown> {
    const direct: Asker = { unsafe: tx.unsafe.bind(tx) };
    const savepoint = tx.savepoint.bind(tx) as (work: Work) => Promise<unknown>;
    const way = <T>(ask: Ask<T>): Promise<T> => this.#ask(direct, ask);
    tx.unsafe = ((...query: Query) => asked(query, way)) as TransactionSql["unsafe"];
    tx.savepoint = ((inner: Work) => savepoint((nested) => this.within(nested, inner))) as TransactionSql["savepoint"];
    try {
      const answer = await work(tx);
      if (!this.#over) return answer;
    } catch (error) {
      if (!this.#over) throw error;
    }
    return new Promise(() => undefined);
  }

  async #ask<T>(on: Asker, ask: Ask<T>): Promise<T> {
    if (this.#over) throw this.#over.reason;
    try {
      return await ask(on);
    } catch (error) {
      if (connectionEnded(error)) this.end(error);
      throw error;
    }
  }
}
