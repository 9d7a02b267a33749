import { and, asc, eq, inArray, notExists, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { gear, gearAliases, gearSlugs, photos } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { aliasOf, nameGear } from "./rules";
import type { GearId, GearKind, GearName } from "./types";

/** How often what a spelling means may be taken away while it is asked for, before that is given up. */
const MOST_TIMES = 5;

/**
 * The camera or lens that a file's make and model mean, made when it is new; null when the file names none. One statement, so that any
 * number of files naming it for the first time at once agree. A spelling seen before keeps its meaning, also after someone has corrected it, and a new
 * spelling of a name that gear had before means what became of that. What is just being forgotten or merged is waited for, and asked about again.
 */
export async function resolveGear(tx: Transaction, kind: GearKind, make: string | null, model: string | null): Promise<GearId | null> {
  const named = nameGear(kind, make, model);
  if (!named || model === null) return null;
  const folded = aliasOf(make, model);
  for (let times = 0; times < MOST_TIMES; times += 1) {
    const found = await knownOrMade(tx, kind, folded, named);
    if (found) return found.made ? heirOf(tx, kind, folded, { id: found.id, slug: named.slug }) : found.id;
  }
  throw new AppError("unavailable");
}

/** Nothing where what the spelling meant was taken away while this waited for it. */
async function knownOrMade(tx: Transaction, kind: GearKind, folded: string, named: GearName): Promise<{ id: GearId; made: boolean } | undefined> {
  // Updating nothing on conflict is what makes Postgres answer with the row that was there, and wait for one that is being made.
  const [row] = await tx.execute<{ id: GearId; made: boolean }>(sql`
    with spelled as (select ${gearAliases.gearId} as id from ${gearAliases} where ${gearAliases.kind} = ${kind} and ${gearAliases.folded} = ${folded}),
    meant as (
      select id from spelled
      union all
      select ${gearSlugs.gearId} from ${gearSlugs}
      where ${gearSlugs.kind} = ${kind} and ${gearSlugs.slug} = ${named.slug} and not exists (select from spelled)
        and not exists (select from ${gear} where ${gear.kind} = ${kind} and ${gear.slug} = ${named.slug})
    ),
    known as (select ${gear.id} as id from ${gear} where ${gear.id} in (select id from meant) for key share),
    made as (
      insert into ${gear} (id, kind, slug, maker, name)
      select ${newId()}::uuid, ${kind}, ${named.slug}, ${named.maker}, ${named.name} where not exists (select from meant)
      on conflict (kind, slug) do update set slug = excluded.slug
      returning id, xmax = 0 as made
    ),
    agreed as (select id, false as made from known union all select id, made from made),
    remembered as (
      insert into ${gearAliases} (kind, folded, gear_id) select ${kind}, ${folded}, id from agreed where not exists (select from spelled) on conflict do nothing)
    select id, made from agreed`);
  return row;
}

/** Gear that has just been made under an address that other gear gave up in the same moment is that other gear. */
async function heirOf(tx: Transaction, kind: GearKind, folded: string, made: { id: GearId; slug: string }): Promise<GearId> {
  const [heir] = await tx
    .select({ id: gear.id })
    .from(gearSlugs)
    .innerJoin(gear, eq(gear.id, gearSlugs.gearId))
    .where(and(eq(gearSlugs.kind, kind), eq(gearSlugs.slug, made.slug)))
    .for("key share", { of: gear });
  if (!heir) return made.id;
  await tx
    .update(gearAliases)
    .set({ gearId: heir.id })
    .where(and(eq(gearAliases.kind, kind), eq(gearAliases.folded, folded)));
  await tx.delete(gear).where(eq(gear.id, made.id));
  return heir.id;
}

/**
 * Forgets those of these cameras and lenses that no photo was taken with any more, and answers how many: a file can name its camera after its
 * owner. A photo that is just about to name one waits for this.
 *
 * @param wait whether to wait for those that others hold, who are about to name them; yes unless told. Who holds some themself should not.
 */
export async function forgetUnused(tx: Transaction, ids: readonly GearId[], { wait = true } = {}): Promise<number> {
  if (ids.length === 0) return 0;
  const named = inArray(gear.id, [...ids]);
  // Held first and judged afterwards, so that photos which were just being written are seen.
  const held = await tx
    .select({ id: gear.id })
    .from(gear)
    .where(named)
    .orderBy(asc(gear.id))
    .for("update", wait ? {} : { skipLocked: true });
  const itsPhotos = tx
    .select({ one: sql`1` })
    .from(photos)
    .where(or(eq(photos.cameraId, gear.id), eq(photos.lensId, gear.id)));
  const gone = await tx
    .delete(gear)
    .where(
      and(
        inArray(
          gear.id,
          held.map(({ id }) => id),
        ),
        notExists(itsPhotos),
      ),
    )
    .returning({ id: gear.id });
  return gone.length;
}
