import { desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { pushSubscriptions, sessions } from "@/db/schema";
import type { Member } from "@/lib/platform/session";
import type { PushBrowser } from "./types";

/** More browsers than this nobody is shown; each is one somebody is signed in with. */
const MOST = 50;

/** The viewer's browsers that take messages: this one first, then those that came last. Where they are written to is for nobody to read. */
export async function pushBrowsersOf(viewer: Member): Promise<PushBrowser[]> {
  const { id, createdAt, lastSuccessAt, sessionId } = pushSubscriptions;
  const rows = await db
    .select({ id, createdAt, lastSuccessAt, sessionId, userAgent: sessions.userAgent })
    .from(pushSubscriptions)
    .innerJoin(sessions, eq(sessions.id, pushSubscriptions.sessionId))
    .where(eq(pushSubscriptions.userId, viewer.id))
    .orderBy(desc(eq(pushSubscriptions.sessionId, viewer.sessionId)), desc(pushSubscriptions.id))
    .limit(MOST);
  return rows.map(({ sessionId: session, ...browser }) => ({ ...browser, current: session === viewer.sessionId }));
}
