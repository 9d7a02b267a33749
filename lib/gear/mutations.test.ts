import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { gear, gearAliases } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { aliasOf } from "./rules";
import { forgetUnused, resolveGear } from "./mutations";

const unheardOf = (): string => `Model ${newId().slice(-12)}`;
const resolve = (make: string | null, model: string | null) => db.transaction((tx) => resolveGear(tx, "camera", make, model));

/** Until somebody in this database waits for a row that another holds. */
async function waiting(): Promise<void> {
  const held = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await db.execute(held)).length, { timeout: 10_000 }).toBeGreaterThan(0);
}

describe("gear of files", () => {
  it("is one for every spelling, made once", async () => {
    const model = unheardOf();
    const first = await resolve("NIKON CORPORATION", `NIKON ${model}`);
    expect(await resolve("Nikon", model)).toBe(first);
    expect(await resolve("NIKON", model.toUpperCase())).toBe(first);
    const [row] = await db.select().from(gear).where(eq(gear.id, first!));
    expect(row).toMatchObject({ kind: "camera", maker: "Nikon", name: `Nikon ${model}` });
  });

  it("is none when the file names none", async () => {
    expect(await resolve("Canon", null)).toBeNull();
    expect(await resolve(null, "  ")).toBeNull();
  });

  it("is agreed on by any number of files that name it first at the same moment", async () => {
    const model = unheardOf();
    const spellings = ["SONY", "Sony Corporation", "sony corp."];
    const ids = await Promise.all(Array.from({ length: 24 }, (_, i) => resolve(spellings[i % 3]!, model)));
    expect(new Set(ids).size).toBe(1);
    expect(
      await db
        .select()
        .from(gear)
        .where(inArray(gear.id, [ids[0]!])),
    ).toHaveLength(1);
    expect(await db.select().from(gearAliases).where(eq(gearAliases.gearId, ids[0]!))).toHaveLength(3);
  });

  it("keeps what somebody has corrected a spelling to", async () => {
    const wrong = unheardOf();
    const right = await resolve("Canon", unheardOf());
    await resolve("Canon", wrong);
    await db
      .update(gearAliases)
      .set({ gearId: right! })
      .where(eq(gearAliases.folded, aliasOf("Canon", wrong)));
    expect(await resolve("CANON", wrong)).toBe(right);
  });

  it("keeps cameras and lenses apart", async () => {
    const model = unheardOf();
    const lens = await db.transaction((tx) => resolveGear(tx, "lens", "Canon", model));
    expect(lens).not.toBe(await resolve("Canon", model));
  });
});

describe("gear that nobody uses any more", () => {
  it("is made anew by who names it while it is being forgotten", async () => {
    const model = unheardOf();
    const first = await resolve("Canon", model);
    let [forgotten, said]: (() => void)[] = [];
    const isForgotten = new Promise<void>((done) => (forgotten = done));
    const isSaid = new Promise<void>((done) => (said = done));
    const forgetting = db.transaction(async (tx) => {
      expect(await forgetUnused(tx, [first!])).toBe(1);
      forgotten!();
      await isSaid;
    });
    await isForgotten;
    const again = resolve("Canon", model);
    await waiting();
    said!();
    await forgetting;
    const second = await again;
    expect(second).not.toBe(first);
    expect(await db.$count(gear, eq(gear.id, second!))).toBe(1);
  });

  it("stays while somebody is just naming it, and who does not wait goes on", async () => {
    const model = unheardOf();
    const id = await resolve("Canon", model);
    await db.transaction(async (tx) => {
      await resolveGear(tx, "camera", "Canon", model);
      expect(await db.transaction((other) => forgetUnused(other, [id!], { wait: false }))).toBe(0);
    });
    expect(await db.transaction((tx) => forgetUnused(tx, [id!], { wait: false }))).toBe(1);
  });
});
