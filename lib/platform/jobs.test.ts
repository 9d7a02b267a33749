import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { enqueue, forgetJobs, jobKind } from "./jobs";

const kind = jobKind("test.forget", z.object({ id: z.string() }));
const kept = jobKind("test.keep", z.object({ id: z.string() }));

it("forgets the jobs that speak of somebody, waiting or given up on, and leaves those under way, of a kind that is kept, and of others", async () => {
  const [name, other] = [newId(), newId()];
  const queue = async (of: typeof kind, id: string, key: string, changes = sql`priority = 0`): Promise<void> => {
    await enqueue(db, of, { id }, { key });
    await db.execute(sql`update graphile_worker._private_jobs set ${changes} where key = ${key}`);
  };
  const key = (what: string): string => `${what}:${other}`;
  await queue(kind, name, key("carries"));
  await queue(kind, other, `keyed:${name}`);
  await queue(kind, other, key("failed"), sql`attempts = max_attempts, last_error = ${`no such address: ${name}`}`);
  await queue(kind, name, key("under way"), sql`locked_at = now(), locked_by = 'test'`);
  await queue(kept, name, key("kept"));
  await queue(kind, other, key("other"));
  await db.transaction((tx) => forgetJobs(tx, [name, "nobody"], kept));
  const left = await db.execute<{ key: string }>(sql`select key from graphile_worker._private_jobs where key like ${`%${other}`} or key like ${`%${name}`}`);
  expect(left.map((row) => row.key).toSorted()).toEqual(["kept", "other", "under way"].map(key));
  await db.execute(sql`delete from graphile_worker._private_jobs where key like ${`%${other}`}`);
});
