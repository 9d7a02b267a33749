import { and, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import type { Browser, UserId } from "@/lib/platform/session";
import { notify } from "../security/mutations";

/** Takes the wish to leave back, as long as the account stands: all of it is visible again. Whoever asks has just proved who they are. */
export async function cancelLeaving(userId: UserId, browser: Browser): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [kept] = await tx
      .update(users)
      .set({ deletesAt: null })
      .where(and(eq(users.id, userId), isNotNull(users.deletesAt), sql`${users.deletesAt} > now()`))
      .returning({ id: users.id });
    if (kept) await notify(tx, userId, "leaving-cancelled", browser);
    return kept !== undefined;
  });
}
