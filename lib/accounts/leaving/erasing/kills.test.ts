import "@/scripts/testing/own-database";
import { desc, eq } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { erasures, users } from "@/db/schema";
import { everything, type Everything } from "@/db/seed/everything";
import { aGear, aPerson, aTag } from "@/db/seed/factories";
import { tracesInDatabase } from "@/scripts/testing/traces";
import { erasers } from "@/worker";
import { leavingJobs } from "../jobs";
import { enqueueErasure } from "../mutations";
import type { ErasedCounts } from "../types";
import type { Eraser } from "./mutations";

type Death = "between" | "within";
/** Where it dies, in turn; when we try harder, at each place of either kind. */
const DEATHS: Death[][] = process.env.PROVE_KILLS ? [["between"], ["within"]] : [["between", "within"]];

/** Rows of a table removed at once, so that even a small person takes many parts. */
const FEW = 1;

const before = process.env.DATA_DIR;
beforeAll(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "kills-"))));
afterAll(() => void (process.env.DATA_DIR = before));

const someone = async (): Promise<Everything> => everything({ friend: await aPerson(), tag: await aTag(), lens: await aGear("lens") });

const start = ({ person }: Everything): Promise<void> => db.transaction((tx) => enqueueErasure(tx, person.id));
const erase = (world: Everything, by: readonly Eraser[]): Promise<unknown> =>
  Promise.resolve(leavingJobs(by)["accounts.erase"]!({ userId: world.person.id }, {} as JobHelpers));
const gone = async ({ person }: Everything): Promise<boolean> => (await db.$count(users, eq(users.id, person.id))) === 0;
const counted = async (): Promise<ErasedCounts> => (await db.select({ counts: erasures.counts }).from(erasures).orderBy(desc(erasures.id)).limit(1))[0]!.counts;

/** What is left of somebody once the receipt is mailed, but for jobs: the removal of bytes, which comes after. */
async function left({ marks, names }: Everything): Promise<Record<string, string[]>> {
  const [{ id }] = (await db.select({ id: erasures.id }).from(erasures).orderBy(desc(erasures.id)).limit(1)) as [{ id: string }];
  await leavingJobs(erasers)["accounts.mail-receipt"]!({ erasureId: id }, { job: { attempts: 1, max_attempts: 12 } } as unknown as JobHelpers);
  const { "graphile_worker._private_jobs": _jobs, ...rows } = await tracesInDatabase([...Object.values(marks), ...names]);
  return rows;
}

/**
 * The erasers, as far as they get before they die: one part, and then between two, or in the middle of the next, all it did being undone. Once there
 * is nothing left to remove but the account itself, they die in that transaction, in which all of them have their turn, after the `last`th.
 */
function mortal(where: Death, last: number): Eraser[] {
  let parts = 0;
  let turns = 0;
  let transaction: unknown;
  return erasers.map((eraser) => async (tx, userId) => {
    if (where === "between" && parts === 1) throw new Error("killed");
    turns = tx === transaction ? turns + 1 : 0;
    transaction = tx;
    const { counts, more } = await eraser(tx, userId, FEW);
    if (more || Object.values(counts).some((count) => count > 0)) parts += 1;
    if (parts === 2 || turns === last) throw new Error("killed");
    return { counts, more };
  });
}

describe("an erasure that is killed again and again", () => {
  let expected: ErasedCounts;
  beforeAll(async () => {
    const world = await someone();
    await start(world);
    await erase(world, erasers);
    expected = await counted();
  });

  it.each(DEATHS)("%s any two parts goes on each time, and counts everything once", async (...where) => {
    const world = await someone();
    await start(world);
    let [kills, last] = [0, 1];
    for (let done = false; !done;) {
      const sofar = kills > 0 ? await counted() : {};
      done = await erase(world, mortal(where[kills % where.length]!, last)).then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe("killed");
          return false;
        },
      );
      if (!done) kills += 1;
      if (!done && JSON.stringify(await counted()) === JSON.stringify(sofar)) last += 1;
      expect(await gone(world)).toBe(done);
    }
    expect(last).toBe(erasers.length);
    expect(kills).toBeGreaterThan(15);
    expect(await counted()).toEqual(expected);
    expect(await left(world)).toEqual({});
    await erase(world, erasers);
    expect(await counted()).toEqual(expected);
  });

  it("with its whole process, in the middle of a part, goes on in another", async () => {
    const world = await someone();
    await start(world);
    expect(await killedProcess(world, 12)).toBe("SIGKILL");
    expect(await gone(world)).toBe(false);
    await erase(world, erasers);
    expect(await gone(world)).toBe(true);
    expect(await counted()).toEqual(expected);
    expect(await left(world)).toEqual({});
  });
});

const PROGRAM = `
  const { erasers } = await import("./worker.ts");
  const { leavingJobs } = await import("./lib/accounts/leaving/jobs.ts");
  const [, userId, nth] = process.argv;
  let calls = 0;
  const mortal = erasers.map((eraser) => async (tx, id) => {
    const erased = await eraser(tx, id, ${FEW});
    if (++calls === Number(nth)) process.kill(process.pid, "SIGKILL");
    return erased;
  });
  await leavingJobs(mortal)["accounts.erase"]({ userId }, {});`;

/** Erases in a process of its own, which dies in the nth part; answers what it died of. */
async function killedProcess({ person }: Everything, nth: number): Promise<unknown> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", PROGRAM, person.id, String(nth)], { stdio: "inherit" });
  return ((await once(child, "exit")) as [number | null, string | null])[1];
}
