import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { gear, gearAliases } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { aliasOf, nameGear } from "./rules";
import type { GearId, GearKind } from "./types";

/**
 * The camera or lens that a file's make and model mean, made when it is new; null when the file names none. One statement, so that any
 * number of files naming it for the first time at once agree. A spelling seen before keeps its meaning, also after someone has corrected it.
 */
export async function resolveGear(tx: Transaction, kind: GearKind, make: string | null, model: string | null): Promise<GearId | null> {
  const named = nameGear(kind, make, model);
  if (!named || model === null) return null;
  const folded = aliasOf(make, model);
  // Updating nothing on conflict is what makes Postgres answer with the row that was there, and wait for one that is being made.
  const [row] = await tx.execute<{ id: GearId }>(sql`
    with known as (select gear_id as id from ${gearAliases} where kind = ${kind} and folded = ${folded}),
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
