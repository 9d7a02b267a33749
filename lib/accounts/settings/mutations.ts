import { and, eq, ne, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { profiles, sessions, users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { endConnections } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import type { Theme } from "@/lib/platform/theme";
import { demand } from "../policy";

type Changes = Partial<{ name: string; language: string; theme: Theme; publishLocation: boolean }>;

/** Changes what one says about oneself. */
export async function updateProfile(actor: Actor, { name, bio }: { name: string; bio: string }): Promise<void> {
  demand(actor, "edit-profile");
  await db.transaction(async (tx) => {
    await tx.update(users).set({ name }).where(eq(users.id, actor.id));
    await tx.insert(profiles).values({ userId: actor.id, bio }).onConflictDoUpdate({ target: profiles.userId, set: { bio } });
  });
}

/** Changes one's own preferences. */
export async function updateOwn(actor: Actor, changes: Changes): Promise<void> {
  demand(actor, "edit-profile");
  await db.update(users).set(changes).where(eq(users.id, actor.id));
}

/** Signs one of one's own browsers out, at once: its sockets too, while those of the others come back by themselves. Someone else's session is not found, so nothing happens. */
export async function endOwnSession(actor: Actor, sessionId: string): Promise<void> {
  const one = isId(sessionId) ? eq(sessions.id, sessionId) : sql`false`;
  await db.delete(sessions).where(and(eq(sessions.userId, actor.id), one));
  await endConnections(actor.id);
}

/** Signs all one's other browsers out, at once. */
export async function endOtherSessions(actor: Actor): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, actor.id), ne(sessions.id, actor.sessionId)));
  await endConnections(actor.id);
}
