import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { accountLinks, users } from "@/db/schema";
import { openLinkToken } from "@/lib/core/derive";
import type { Viewer } from "@/lib/platform/session";
import type { LinkPurpose, OpenLink, OwnAccount } from "./types";

/** The viewer's own account, as its settings show it; null for guests. */
export async function getOwnAccount(viewer: Viewer): Promise<OwnAccount | null> {
  if (viewer.kind === "guest") return null;
  const [row] = await db
    .select({
      username: users.username,
      email: users.email,
      confirmed: sql<boolean>`${users.emailConfirmedAt} is not null`,
      pending: accountLinks.email,
      expiresAt: accountLinks.expiresAt,
    })
    .from(users)
    .leftJoin(accountLinks, and(eq(accountLinks.userId, users.id), eq(accountLinks.purpose, "email-change"), isLive))
    .where(eq(users.id, viewer.id));
  if (!row) return null;
  const { pending, expiresAt, ...own } = row;
  return { ...own, pending: pending && expiresAt ? { email: pending, expiresAt } : null };
}

/** What a link is about, as long as it works; null for every other token. Whoever holds the token may know. */
export async function openLink(purpose: LinkPurpose, token: string): Promise<OpenLink | null> {
  const linkId = openLinkToken(purpose, token);
  if (!linkId) return null;
  const [row] = await db
    .select({ username: users.username, email: sql<string>`coalesce(${accountLinks.email}, ${users.email})` })
    .from(accountLinks)
    .innerJoin(users, eq(users.id, accountLinks.userId))
    .where(and(eq(accountLinks.id, linkId), eq(accountLinks.purpose, purpose), isLive, isNull(users.suspendedAt)));
  return row ?? null;
}

/** The links that have not run out. */
export const isLive = gt(accountLinks.expiresAt, sql`now()`);
