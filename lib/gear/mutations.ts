import { and, asc, eq, inArray, notExists, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { gear, gearAliases, photos } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { aliasOf, nameGear } from "./rules";
import type { GearId, GearKind } from "./types";

/**
 * The camera or lens that a file's make and model mean, made when it is new; null when the file names none. One statement, so that any
 * number of files naming it for the first time at once agree. A spelling seen before keeps its meaning, also after someone has corrected it. What is
 * just being forgotten is waited for, and made anew.
 */
export async function resolveGear(tx: Transaction, kind: GearKind, make: string | null, model: string | null): Promise<GearId | null> {
  const named = nameGear(kind, make, model);
  if (!named || model === null) return null;
  const folded = aliasOf(make, model);
  // Updating nothing on conflict is what makes Postgres answer with the row that was there, and wait for one that is being made.
  const [row] = await tx.execute<{ id: GearId }>(sql`
    with known as (
      select ${gear.id} as id from ${gearAliases} join ${gear} on ${gear.id} = ${gearAliases.gearId}
      where ${gearAliases.kind} = ${kind} and ${gearAliases.folded} = ${folded} for key share of ${gear}
    ),
    made as (
      insert into ${gear} (id, kind, slug, maker, name)
      select ${newId()}::uuid, ${kind}, ${named.slug}, ${named.maker}, ${named.name} where not exists (select from known)
      on conflict (kind, slug) do update set slug = excluded.slug
      returning id
    ),
    remembered as (insert into ${gearAliases} (kind, folded, gear_id) select ${kind}, ${folded}, id from made on conflict do nothing)
    select id from known union all select id from made`);
  return row?.id ?? null;
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
