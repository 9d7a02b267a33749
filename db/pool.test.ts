import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import postgres from "postgres";
import { connectionEnded } from "./losses";
import { Pool } from "./pool";

/** A way to the database of this test, which can be cut and closed. */
class Wire {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  port = 0;

  constructor(private readonly to: URL) {}

  async open(): Promise<void> {
    this.#server = createServer((near) => {
      const far = dial(Number(this.to.port), this.to.hostname);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket.on("error", () => undefined).on("close", () => other.destroy()));
        socket.pipe(other);
      }
    });
    await new Promise<void>((resolve) => this.#server?.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.#server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    await closed;
  }
}

const own = new URL(process.env.DATABASE_URL ?? "");
const wire = new Wire(own);
const watcher = postgres(own.href, { max: 1, onnotice: () => undefined });
const through = (): Pool => new Pool(Object.assign(new URL(own), { hostname: "127.0.0.1", port: String(wire.port) }).href, { max: 2 });
let pool: Pool;
let db: ReturnType<typeof drizzle>;

beforeAll(async () => {
  await wire.open();
  pool = through();
  db = drizzle(pool as unknown as postgres.Sql);
  await watcher`create table written (what text not null)`;
});

afterEach(() => watcher`truncate written`);

afterAll(async () => {
  await pool.end();
  await wire.close();
  await watcher`drop table written`;
  await watcher.end();
});

/** Resolves when the query is under way in PostgreSQL, as often as told. */
async function underWay(mark: string, times = 1): Promise<void> {
  for (;;) {
    const found = await watcher`select 1 from pg_stat_activity where state = 'active' and query like ${`%${mark}%`} and pid <> pg_backend_pid()`;
    if (found.length >= times) return;
  }
}

/** Begins a query, once: of Drizzle's own promises every `then` asks anew. */
const begun = <T>(query: PromiseLike<T>): Promise<T> => {
  const answer = Promise.resolve(query);
  answer.catch(() => undefined);
  return answer;
};

const written = async (): Promise<number> => Number((await watcher`select count(*) from written`)[0]?.count);
const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);

/** The reason for which a query or a transaction fails. */
const reasonOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  begun(work).then(
    () => "answered",
    (error: unknown) => causeOf(error) ?? error,
  );

const LOSS = expect.toSatisfy(connectionEnded);

test("a read whose connection ends is answered by another, as rows and as a builder's", async () => {
  const rows = db.execute(sql`select 'one' as word, pg_sleep(0.3)`);
  const built = db.select({ word: sql<string>`'two'`, slept: sql`pg_sleep(0.3)` }).from(sql`(values (1)) as it`);
  const answers = Promise.all([rows, built]);
  await underWay("'one'");
  await underWay("'two'");
  await wire.close();
  await wire.open();
  const [one, two] = await answers;
  expect(one[0]).toMatchObject({ word: "one" });
  expect(two[0]).toMatchObject({ word: "two" });
});

test("a read asked while nobody listens waits for the database", async () => {
  await wire.close();
  const answer = begun(db.execute(sql`with word as (select 3 as n) select n from word`));
  await new Promise((resolve) => setTimeout(resolve, 400));
  await wire.open();
  expect((await answer)[0]).toEqual({ n: 3 });
});

test("a connection that PostgreSQL ended, too", async () => {
  const answer = begun(db.execute(sql`select 'ended' as word, pg_sleep(0.3)`));
  await underWay("'ended'");
  await watcher`select pg_terminate_backend(pid) from pg_stat_activity where query like '%''ended''%' and pid <> pg_backend_pid()`;
  expect((await answer)[0]).toMatchObject({ word: "ended" });
});

test("what writes is never asked twice, be it called a select", async () => {
  // Committed before the connection ends, and nobody heard of it: the second time must not be.
  for (const writing of [
    sql`with it as (insert into written values ('with') returning what) select what from it, pg_sleep(0.3) as slept`,
    sql`insert into written select 'insert' from pg_sleep(0.3)`,
  ]) {
    const answer = reasonOf(db.execute(writing));
    await underWay("pg_sleep");
    await wire.close();
    await wire.open();
    expect(await answer).toEqual(LOSS);
    while ((await watcher`select 1 from pg_stat_activity where state = 'active' and query like '%written%' and pid <> pg_backend_pid()`).length > 0);
    expect(await written()).toBeLessThanOrEqual(1);
    await watcher`truncate written`;
  }
});

test("a mistake is told at once", async () => {
  await expect(db.execute(sql`select nothing from nowhere`).catch((error: unknown) => Promise.reject(causeOf(error)))).rejects.toMatchObject({ code: "42P01" });
});

test("a transaction is not taken up in its middle, nor a savepoint in it", async () => {
  const half = reasonOf(
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into written values ('half')`);
      await tx.transaction((inner) => inner.execute(sql`select 'middle', pg_sleep(0.3)`));
    }),
  );
  await underWay("'middle'");
  await wire.close();
  await wire.open();
  expect(await half).toEqual(LOSS);
  expect(await written()).toBe(0);
});

test("a pool whose transactions lost their connections is whole again", async () => {
  for (const mark of ["'first'", "'second'", "'third'"]) {
    const lost = [1, 2].map(() => reasonOf(db.transaction((tx) => tx.execute(sql.raw(`select ${mark}, pg_sleep(1)`)))));
    await underWay(mark, 2);
    await wire.close();
    await wire.open();
    for (const reason of await Promise.all(lost)) expect(reason).toEqual(LOSS);
  }
  const both = await Promise.all([1, 2].map((n) => db.transaction((tx) => tx.execute(sql`select ${n}::int as n, pg_sleep(0.05)`))));
  expect(both.map(([row]) => row?.n)).toEqual([1, 2]);
});

test("what a transaction would write after its connection ended is in nobody else's", async () => {
  const early = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const late = Promise.withResolvers<unknown>();
  const lost = reasonOf(
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into written values ('early')`);
      early.resolve();
      await gate.promise;
      const reason = await reasonOf(tx.execute(sql`insert into written values ('late')`));
      expect(await reasonOf(tx.transaction((inner) => inner.execute(sql`insert into written values ('later')`)))).toBe(reason);
      late.resolve(reason);
    }),
  );
  await early.promise;
  await wire.close();
  await wire.open();
  expect(await lost).toEqual(LOSS);
  // Both places of the pool are within transactions of others when it goes on.
  const others = [1, 2].map(() =>
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into written values ('other')`);
      gate.resolve();
      await late.promise;
    }),
  );
  await Promise.all(others);
  expect(await late.promise).toEqual(LOSS);
  expect(await watcher`select what from written`).toEqual([{ what: "other" }, { what: "other" }]);
});

test("a transaction that fails by itself is taken back, and says why", async () => {
  const mistake = new Error("not so");
  const failed = db.transaction(async (tx) => {
    await tx.execute(sql`insert into written values ('never')`);
    await tx.transaction(() => Promise.reject(mistake)).catch(() => undefined);
    expect((await tx.execute(sql`select count(*)::int as n from written`))[0]).toEqual({ n: 1 });
    throw mistake;
  });
  await expect(failed).rejects.toBe(mistake);
  expect(await written()).toBe(0);
});

test("what a transaction left behind is not asked of whoever has its connection next", async () => {
  let late: (() => Promise<unknown>) | undefined;
  await db.transaction(async (tx) => {
    late = () => reasonOf(tx.execute(sql`insert into written values ('late')`));
    await tx.execute(sql`select 1`);
  });
  expect(await late?.()).toMatchObject({ message: "The transaction is over." });
  expect(await written()).toBe(0);
});

test("a pool that lost a connection ends at once, and one that has ended comes back for nobody", async () => {
  const other = through();
  const ask = (text: string): Promise<unknown> => reasonOf(Promise.resolve(other.unsafe(text)));
  const lost = ask("insert into written select 'lost' from pg_sleep(0.3)");
  await underWay("'lost'");
  await wire.close();
  await wire.open();
  expect(await lost).toEqual(LOSS);
  const [cut] = await Promise.all([ask("select 'cut', pg_sleep(60)"), underWay("'cut'").then(() => other.end({ timeout: 0 }))]);
  expect(cut).toMatchObject({ code: "CONNECTION_DESTROYED" });
  expect(await ask("select 1")).toMatchObject({ code: "CONNECTION_ENDED" });
});

test("rows come in batches, too", async () => {
  const batches: number[] = [];
  for await (const rows of pool.unsafe("select generate_series(1, 5) as n").cursor(2)) batches.push(rows.length);
  expect(batches).toEqual([2, 2, 1]);
});
