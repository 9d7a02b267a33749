import type { PendingQuery, Row, RowList, Sql, TransactionSql } from "postgres";

/** What is said of a query whose connection ended, by `postgres`, by Node and by PostgreSQL itself (class 57, operator intervention). */
const ENDED = new Set(["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P02"]);

/** What is said where none was to be had. */
const REFUSED = new Set(["ECONNREFUSED", "EHOSTUNREACH", "EAI_AGAIN", "ENOTFOUND", "57P03"]);

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
export const connectionEnded = (error: unknown): boolean => ENDED.has(codeOf(error));
export const connectionRefused = (error: unknown): boolean => REFUSED.has(codeOf(error));
/** Nobody answered for half a minute: a wrong address, or a place that `postgres` cannot use any more. */
export const connectionTimedOut = (error: unknown): boolean => codeOf(error) === "CONNECT_TIMEOUT";

type Asker = Pick<Sql, "unsafe">;
export type Ask<T> = (on: Asker) => Promise<T>;
export type Work = (tx: TransactionSql) => unknown;
export type Query = Parameters<Asker["unsafe"]>;

/** A query that is asked in the given way, once, when somebody first waits for its rows or their `values()`. */
export function asked(query: Query, way: <T>(ask: Ask<T>) => Promise<T>): PendingQuery<Row[]> {
  let answer: Promise<RowList<Row[]>> | undefined;
  const rows = (): Promise<RowList<Row[]>> => (answer ??= way(async (on) => heard(await on.unsafe(...query))));
  // oxlint-disable-next-line unicorn/no-thenable -- as a query of `postgres` is, of which Drizzle calls nothing else
  return { then: (done, failed) => rows().then(done, failed), values: () => way(async (on) => heard(await on.unsafe(...query).values())) } as PendingQuery<
    Row[]
  >;
}

/** An answer that PostgreSQL gave: `postgres` has an empty one for what it wrote into a connection that was just being reset. */
function heard<Answer extends { command: string }>(answer: Answer): Answer {
  if ((answer.command as string | null) !== null) return answer;
  throw Object.assign(new Error("The connection ended before the query was heard."), { code: "CONNECTION_CLOSED" });
}

/**
 * One transaction, over as soon as its connection ends, though its callback may still be at work. `postgres` 3.4.9 itself goes on: its rollback throws where
 * nobody can catch it, and what the callback writes later can become part of another's transaction (porsager/postgres#1133, #1208, #1216).
 */
export class Life {
  #isOver = false;
  readonly #over = Promise.withResolvers<never>();

  /** @param onEnd hears why, once or more often */
  constructor(private readonly onEnd: (reason: unknown) => void) {
    this.#over.promise.catch(() => undefined);
  }

  end(reason: unknown): void {
    this.#isOver = true;
    this.#over.reject(reason);
    this.onEnd(reason);
  }

  /** The callback of the transaction or of a savepoint in it. Never settles once all is over: `postgres` would answer by a commit or a rollback. */
  async within(tx: TransactionSql, work: Work): Promise<unknown> {
    const direct: Asker = { unsafe: tx.unsafe.bind(tx) };
    const savepoint = tx.savepoint.bind(tx) as (work: Work) => Promise<unknown>;
    tx.unsafe = ((...query: Query) => asked(query, (ask) => this.#alive(() => ask(direct)))) as TransactionSql["unsafe"];
    tx.savepoint = ((inner: Work) => this.#alive(() => savepoint((nested) => this.within(nested, inner)))) as TransactionSql["savepoint"];
    try {
      const answer = await work(tx);
      if (!this.#isOver) return answer;
    } catch (error) {
      if (!this.#isOver) throw error;
    }
    return new Promise(() => undefined);
  }

  /** What is asked while the connection ends may never be answered by `postgres`; here it fails. */
  async #alive<T>(act: () => Promise<T>): Promise<T> {
    if (this.#isOver) return this.#over.promise;
    try {
      return await Promise.race([act(), this.#over.promise]);
    } catch (error) {
      if (connectionEnded(error)) this.end(error);
      throw error;
    }
  }
}
