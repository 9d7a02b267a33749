import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { profiles, sessions, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { NO_ZONE } from "@/lib/core/time";
import { noteProfileChange } from "@/lib/feed/mutations";
import { changedFields } from "@/lib/feed/rules";
import { revoke } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import type { Theme } from "@/lib/platform/theme";
import { demand } from "../policy";
import type { ProfileEdit, SignatureEdit } from "./schema";
import { SILENT } from "./types";

type Changes = Partial<{ language: string; theme: Theme; timeZone: string }>;

/** Changes what one says about oneself, and who may see each thing. */
export async function updateProfile(actor: Actor, { name, ...said }: ProfileEdit): Promise<void> {
  demand(actor, "edit-profile");
  await db.transaction(async (tx) => {
    // Held before it is read: whoever changes the same profile at the same moment waits.
    const [before] = await tx
      .select({ name: users.name, profile: profiles })
      .from(users)
      .leftJoin(profiles, eq(profiles.userId, users.id))
      .where(eq(users.id, actor.id))
      .for("update", { of: users });
    if (!before) return;
    await tx.update(users).set({ name }).where(eq(users.id, actor.id));
    await tx
      .insert(profiles)
      .values({ userId: actor.id, ...said })
      .onConflictDoUpdate({ target: profiles.userId, set: said });
    await noteProfileChange(tx, actor.id, changedFields({ name: before.name, ...(before.profile ?? SILENT) }, { name, ...said }));
  });
}

/**
 * Chooses what may stand under one's posts. What was drawn is kept whatever is chosen, as is what was uploaded.
 *
 * @throws AppError `invalid` when an uploaded one is chosen and there is none
 */
export async function chooseSignature(actor: Actor, { signature, path }: SignatureEdit): Promise<void> {
  demand(actor, "edit-profile");
  const [chosen] = await db
    .update(users)
    .set({ signature, signaturePath: path || null })
    .where(and(eq(users.id, actor.id), signature === "uploaded" ? isNotNull(users.signatureToken) : undefined))
    .returning({ id: users.id });
  if (!chosen) throw new AppError("invalid", { key: "profile.signature.not-uploaded" }, { field: "signature" });
}

/** Takes the time zone of a browser for the account's, where nobody has said another. */
export async function adoptTimeZone(actor: Actor, timeZone: string): Promise<void> {
  demand(actor, "edit-profile");
  await db
    .update(users)
    .set({ timeZone })
    .where(and(eq(users.id, actor.id), eq(users.timeZone, NO_ZONE)));
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
  await revoke(actor.id);
}

/** Signs all one's other browsers out, at once. */
export async function endOtherSessions(actor: Actor): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, actor.id), ne(sessions.id, actor.sessionId)));
  await revoke(actor.id);
}
