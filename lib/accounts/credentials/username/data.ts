import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { formerUsernames, users } from "@/db/schema";
import { formerUsernameHash } from "../../data";

/** What the member who gave this username up is called now; null where nobody did, or they are gone. */
export async function nameNow(username: string): Promise<string | null> {
  const [row] = await db
    .select({ username: users.username })
    .from(formerUsernames)
    .innerJoin(users, eq(users.id, formerUsernames.userId))
    .where(eq(formerUsernames.hash, formerUsernameHash(username)));
  return row?.username ?? null;
}
