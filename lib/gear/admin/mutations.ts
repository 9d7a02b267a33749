import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { gear, gearAliases, gearSlugs, photos } from "@/db/schema";
import { demand, demandRecent } from "@/lib/accounts/policy";
import { audit } from "@/lib/accounts/security/mutations";
import { AppError, isUniqueViolation, notFoundError } from "@/lib/core/errors";
import type { Actor } from "@/lib/platform/session";
import { usedAs } from "../data";
import { slugOf } from "../rules";
import type { Gear, GearId } from "../types";
import type { Merging, Renaming } from "./schema";

const taken = (): AppError => new AppError("conflict", { key: "gear.admin.taken" }, { field: "name" });

/** Gives a camera or lens another name, and the address that goes with it; the earlier one leads on. */
export async function renameGear(actor: Actor, { gear: id, maker, name }: Renaming): Promise<void> {
  demand(actor, "administer");
  const slug = slugOf(name);
  await db
    .transaction(async (tx) => {
      const [before] = await tx.select().from(gear).where(eq(gear.id, id)).for("update");
      if (!before) throw notFoundError();
      if (before.maker === maker && before.name === name) return;
      await tx.update(gear).set({ maker, name, slug }).where(eq(gear.id, id));
      if (before.slug !== slug) await moveAddress(tx, before, slug);
      await audit(tx, actor, { action: "gear.renamed", facts: { gear: id, moved: before.slug !== slug } });
    })
    .catch((error: unknown) => {
      if (isUniqueViolation(error, "gear_kind_slug_key")) throw taken();
      throw error;
    });
}

/** Keeps the address of what has got another one. What once led to other gear goes on leading there, and is nobody's to take. */
async function moveAddress(tx: Transaction, { id, kind, slug: earlier }: typeof gear.$inferSelect, slug: string): Promise<void> {
  const here = and(eq(gearSlugs.kind, kind), eq(gearSlugs.slug, slug));
  const [others] = await tx
    .select({ id: gearSlugs.gearId })
    .from(gearSlugs)
    .where(and(here, ne(gearSlugs.gearId, id)));
  if (others) throw taken();
  await tx.delete(gearSlugs).where(here);
  await keepAddress(tx, { kind, slug: earlier }, id);
}

const keepAddress = (tx: Transaction, address: Pick<Gear, "kind" | "slug">, gearId: GearId) =>
  tx
    .insert(gearSlugs)
    .values({ ...address, gearId })
    .onConflictDoUpdate({ target: [gearSlugs.kind, gearSlugs.slug], set: { gearId } });

/**
 * Makes one camera or lens part of another of its kind: its photos, the spellings that mean it and the addresses that lead to it are the other's from now
 * on, and what it was called itself leads there too. Answers how many photos that were.
 */
export async function mergeGear(actor: Actor, { gear: from, into }: Merging): Promise<number> {
  demand(actor, "administer");
  demandRecent(actor);
  if (from === into) throw new AppError("invalid", { key: "gear.admin.itself" });
  return db.transaction(async (tx) => {
    // One after the other: of several into each other, each meets the photos of the one before it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('gear.merge'))`);
    // Photos before their gear, as whoever writes one does: neither waits for what the other holds.
    await tx.execute(sql`
      select count(*) from (select from ${photos} where ${usedAs("camera")} = ${from} or ${usedAs("lens")} = ${from} order by ${photos.id} for update) as held`);
    const held = await tx
      .select()
      .from(gear)
      .where(inArray(gear.id, [from, into]))
      .orderBy(asc(gear.id))
      .for("update");
    const source = held.find(({ id }) => id === from);
    const target = held.find(({ id }) => id === into);
    if (!source || !target) throw notFoundError();
    if (source.kind !== target.kind) throw new AppError("invalid", { key: "gear.admin.other-kind" });
    const moved = await movePhotos(tx, source, target.id);
    await tx.update(gearAliases).set({ gearId: target.id }).where(eq(gearAliases.gearId, source.id));
    await tx.update(gearSlugs).set({ gearId: target.id }).where(eq(gearSlugs.gearId, source.id));
    await keepAddress(tx, source, target.id);
    await tx.delete(gear).where(eq(gear.id, source.id));
    await audit(tx, actor, { action: "gear.merged", facts: { gear: source.id, into: target.id, photos: moved } });
    return moved;
  });
}

async function movePhotos(tx: Transaction, { id, kind }: Pick<Gear, "id" | "kind">, into: GearId): Promise<number> {
  const [row] = await tx.execute<{ moved: number }>(sql`
    with moved as (update ${photos} set ${sql.identifier(kind === "camera" ? "camera_id" : "lens_id")} = ${into} where ${usedAs(kind)} = ${id} returning 1)
    select count(*)::int as moved from moved`);
  return row?.moved ?? 0;
}
