import { sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { isId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { seenAmong } from "../seen/data";
import { TARGETS, type Target } from "../types";
import { VIEWS } from "./data";

/** Notes that a member looked at something of another's that they may see: once a day by UTC, however often they look. Of nobody else it notes anything. */
export async function noteView(viewer: Viewer, target: Target, id: string): Promise<void> {
  if (viewer.kind === "guest" || !viewer.confirmed || !isId(id)) return;
  const { table, viewed, author } = VIEWS[target];
  await db.execute(sql`
    insert into ${table} (${sql.identifier(viewed.name)}, viewer_id, day)
    select id, ${viewer.id}::uuid, (now() at time zone 'UTC')::date from ${seenAmong(viewer, target, [id], sql`${author} <> ${viewer.id}::uuid`)} as there
    on conflict do nothing`);
}

/** Forgets what a person looked at. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  let views = 0;
  let more = false;
  for (const target of TARGETS) {
    const { table } = VIEWS[target];
    const some = sql`select ctid from ${table} where ${table.viewerId} = ${userId} limit ${most}`;
    const forgotten = (await tx.execute(sql`delete from ${table} where ctid in (${some}) returning 1`)).length;
    views += forgotten;
    more ||= forgotten === most;
  }
  return { counts: { views }, more };
}
