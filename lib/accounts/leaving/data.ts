import { and, ne, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { isAdministrator } from "../data";
import { can } from "../policy";

/** Whether the viewer is the only one who can run the instance, and so cannot leave it. */
export async function isLastAdministrator(viewer: Viewer): Promise<boolean> {
  if (viewer.kind === "guest" || !can(viewer, "administer")) return false;
  return (await db.$count(users, and(isAdministrator, ne(users.id, viewer.id)))) === 0;
}

/**
 * The addresses, folded, whose mails are this person's: their own, and those they changed from or wanted to change to. One that somebody else claims
 * too is left out, unless this person has confirmed it: nobody gets at another's mails by claiming the address.
 */
export async function mailboxesOf(userId: string): Promise<string[]> {
  const rows = await db.execute<{ address: string }>(sql`
    with claimed as (
      select email_folded as address, email_confirmed_at is not null as theirs from users where id = ${userId}
      union all select email_folded, false from account_links where user_id = ${userId} and email_folded is not null)
    select distinct address from claimed
    where theirs or not exists (select from users other where other.email_folded = address and other.id <> ${userId})`);
  return rows.map(({ address }) => address);
}
