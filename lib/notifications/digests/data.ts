import { eq, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { notificationPreferences, users } from "@/db/schema";
import { openLinkToken } from "@/lib/core/derive";
import { isId } from "@/lib/core/ids";
import type { UserId } from "@/lib/platform/session";
import { unreadAmong } from "../delivery/data";
import type { NotificationView } from "../types";
import type { LetterKind } from "./types";

/** Of the links that end mails. */
export const PURPOSE = "unsubscribe";

/** Whose mails a link ends; null for one that is none of ours, or whose owner has gone. */
export async function whoseMails(token: string): Promise<UserId | null> {
  const id = openLinkToken(PURPOSE, token);
  if (!id || !isId(id)) return null;
  const [person] = await db.select({ id: users.id }).from(users).where(eq(users.id, id));
  return person?.id ?? null;
}

/** Whether its reader wants to be mailed of a notification on this way, `n` being what a statement calls it. No mail is sent that nobody asked for. */
export const isWantedIn = (kind: LetterKind): SQL => sql`exists (
  select 1 from ${notificationPreferences} as wish where wish.user_id = n.user_id and wish.kind = n.kind and wish.mail = ${kind})`;

/** What was put into a mail at this instant, as far as its reader may see it, has not read it, and still wants it this way. */
export const inLetter = (userId: string, kind: LetterKind, at: Date): Promise<NotificationView[]> =>
  unreadAmong(userId, sql`n.mailed_at = ${at.toISOString()}::timestamptz and ${isWantedIn(kind)}`);
