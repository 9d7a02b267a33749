import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type PostgresServer } from ".";
import { canReach } from "./account";
import { isAlive } from "./pidfile";

const password = "it's a / strange @ one";
let home: string;
let server: PostgresServer | undefined;

const directory = () => join(home, "postgres");
const start = async (durable = false) => (server = await startPostgres({ directory: directory(), password, durable, detached: false }));

async function query<T>(text: string): Promise<T[]> {
  const client = postgres(server!.url("postgres"), { max: 1, onnotice: () => undefined });
  try {
    return (await client.unsafe(text)) as unknown as T[];
  } finally {
    await client.end();
  }
}

// A folder of mode 700, as a clone in somebody's home is: root's PostgreSQL, which runs as another user, must find its way in.
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "halation-postgres-"));
  chmodSync(home, 0o700);
});
afterEach(() => server?.stop());
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("our own PostgreSQL", () => {
  it("makes its cluster whole, with Unicode and one way in", async () => {
    await start();
    expect(readdirSync(home).toSorted()).toEqual(["postgres", "postgres.log"]);
    expect(await query("select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'postgres'")).toEqual([
      { datlocprovider: "b", datlocale: "C.UTF-8", encoding: "UTF8" },
    ]);
    expect(await query("select upper('ёж') as word")).toEqual([{ word: "ЁЖ" }]);
    const stranger = postgres(server!.url("postgres").replace(/:[^:@]+@/, ":wrong@"), { max: 1 });
    await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
    await stranger.end();
  });

  it("keeps what was written through a killing", async () => {
    await start(true);
    await query("create table kept (word text)");
    await query("insert into kept values ('here')");
    process.kill(server!.pid, "SIGKILL");
    await server!.exited;
    await start();
    expect(await query("select word from kept")).toEqual([{ word: "here" }]);
  });

  it("stops one that outlived its supervisor", async () => {
    const orphan = await start();
    await start();
    expect(isAlive(orphan.pid)).toBe(false);
    expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("is not held up by the note of a dead one whose number another program has", async () => {
    await start();
    await server!.stop();
    const note = join(directory(), "postmaster.pid");
    writeFileSync(note, `${process.pid}\n${directory()}\n`);
    await start();
    expect(isAlive(process.pid)).toBe(true);
  });

  it("leaves nothing when it stops", async () => {
    await start();
    await server!.stop();
    expect(isAlive(server!.pid)).toBe(false);
    expect(existsSync(join(directory(), "postmaster.pid"))).toBe(false);
  });

  it("does not touch data of another version, or that it has no password for", async () => {
    await expect(startPostgres({ directory: directory(), password: "other", durable: false })).rejects.toThrow("does not know our password");
    const other = join(home, "other");
    mkdirSync(other, { mode: 0o700 });
    writeFileSync(join(other, "PG_VERSION"), "19\n");
    await expect(startPostgres({ directory: other, password, durable: false })).rejects.toThrow("made by a newer version of Halation (PostgreSQL 19");
  });
});

describe("reaching a folder", () => {
  it("goes by every folder on the way", () => {
    const inner = join(home, "inner");
    mkdirSync(inner);
    const us = statSync(home);
    const stranger = { uid: us.uid + 1000, gid: us.gid + 1000 };
    expect(canReach(us, inner, 4)).toBe(true);
    expect(canReach(stranger, inner, 4)).toBe(false);
    chmodSync(home, 0o711);
    expect(canReach(stranger, inner, 4)).toBe(true);
    expect(canReach(stranger, home, 4)).toBe(false);
    chmodSync(home, 0o700);
  });
});
