import { sql } from "drizzle-orm";
import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { heartbeats } from "@/db/schema";
import { newToken } from "@/lib/core/ids";
import { enqueue, jobKind } from "./jobs";
import { beat, freeJobsOfDead, retire } from "./workers";

/** A job in the hands of a worker. */
async function jobHeldBy(pool: string, since = "now()"): Promise<() => Promise<boolean>> {
  const key = newToken();
  await enqueue(db, jobKind("tests.nothing", z.object({})), {}, { key });
  await db.execute(sql`update graphile_worker._private_jobs set locked_by = ${pool}, locked_at = ${sql.raw(since)} where key = ${key}`);
  return async () => {
    const [row] = await db.execute<{ held: boolean }>(sql`select locked_by is not null as held from graphile_worker.jobs where key = ${key}`);
    return row!.held;
  };
}

const heart = (process_: string, seen = "now()") => db.insert(heartbeats).values({ process: process_, seenAt: sql.raw(seen) as never });
const everyoneLives = () => true;
const nobodyLives = () => false;
const pool = () => `pool-${newToken()}`;

describe("jobs of workers", () => {
  it("that were killed on this machine are free at once", async () => {
    const [dead, ours] = [pool(), pool()];
    await heart(`worker ${hostname()} 4242 ${dead}`);
    const held = await jobHeldBy(dead);
    await freeJobsOfDead(ours, everyoneLives);
    expect(await held()).toBe(true);
    expect(await freeJobsOfDead(ours, nobodyLives)).toBeGreaterThan(0);
    expect(await held()).toBe(false);
  });

  it("that had our number before us are free at once", async () => {
    const dead = pool();
    await heart(`worker ${hostname()} ${process.pid} ${dead}`);
    const held = await jobHeldBy(dead);
    await freeJobsOfDead(pool(), everyoneLives);
    expect(await held()).toBe(false);
  });

  it("on other machines are free when these have been silent for a minute", async () => {
    const [silent, well] = [pool(), pool()];
    await heart(`worker elsewhere 7 ${silent}`, "now() - interval '61 seconds'");
    await heart(`worker elsewhere 8 ${well}`, "now() - interval '30 seconds'");
    const [lost, kept] = [await jobHeldBy(silent), await jobHeldBy(well)];
    await freeJobsOfDead(pool(), nobodyLives);
    expect([await lost(), await kept()]).toEqual([false, true]);
  });

  it("that died before their first sign are free after a moment", async () => {
    const [old, fresh] = [await jobHeldBy(pool(), "now() - interval '11 seconds'"), await jobHeldBy(pool())];
    await freeJobsOfDead(pool(), everyoneLives);
    expect([await old(), await fresh()]).toEqual([false, true]);
  });

  it("of our own stay ours", async () => {
    const ours = pool();
    await beat(ours);
    await beat(ours);
    const held = await jobHeldBy(ours, "now() - interval '1 hour'");
    await freeJobsOfDead(ours, nobodyLives);
    expect(await held()).toBe(true);
    await retire(ours);
    const rows = await db.select({ process: heartbeats.process }).from(heartbeats);
    expect(rows.filter((row) => row.process.endsWith(ours))).toEqual([]);
  });
});
