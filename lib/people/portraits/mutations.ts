import { and, eq, inArray } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { personFiles, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { AppError } from "@/lib/core/errors";
import { newToken } from "@/lib/core/ids";
import { recordFile, removeFiles } from "@/lib/media/mutations";
import { enqueue } from "@/lib/platform/jobs";
import type { Actor, UserId } from "@/lib/platform/session";
import type { StoredObject } from "@/lib/platform/storage";
import { makePortrait, UNFINISHED, type Crop, type PortraitReceipt, type Purpose } from "./types";

/** Tries before making it gives up, the last of which only says so. */
const ATTEMPTS = 6;

type NewPortrait = {
  purpose: Purpose;
  crop: Crop | null;
  /** The media type its bytes showed. */
  type: string;
  stored: StoredObject;
};

/**
 * Takes a picture of a person that has arrived, and queues its making; what they had stays until that is done. One that was still under way gives
 * way to it. Saying it again about the same stored object changes nothing.
 *
 * @throws AppError `forbidden` when the member may not have one (any more)
 */
export async function registerPortrait(actor: Pick<Actor, "id">, { purpose, crop, type, stored }: NewPortrait): Promise<PortraitReceipt> {
  await db.transaction(async (tx) => {
    await demandMember(tx, actor.id);
    const fileId = await recordFile(tx, { ownerId: actor.id, variant: "source", stored, type, urlToken: newToken(), access: "private" });
    if (!fileId) return;
    await removePictures(tx, actor.id, purpose, UNFINISHED);
    await tx.insert(personFiles).values({ userId: actor.id, purpose, variant: "source", fileId });
    const payload = { userId: actor.id, purpose, fileId, crop: purpose === "avatar" ? crop : null };
    await enqueue(tx, makePortrait, payload, { key: `people.portrait:${fileId}`, maxAttempts: ATTEMPTS });
  });
  return { purpose };
}

/** The upload began a while ago: whether its sender still may is asked again. Two uploads of one person come after one another. */
async function demandMember(tx: Transaction, id: UserId): Promise<void> {
  const [member] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), hasArrived))
    .for("update");
  if (!member) throw new AppError("forbidden");
}

/** Takes one's picture away, with what may be on its way to become one. An uploaded signature is then none. */
export async function removePortrait(actor: Actor, purpose: Purpose): Promise<void> {
  await db.transaction(async (tx) => {
    const [me] = await tx.select({ signature: users.signature }).from(users).where(eq(users.id, actor.id)).for("update");
    if (!me) return;
    const signature = me.signature === "uploaded" ? "none" : me.signature;
    await tx
      .update(users)
      .set(purpose === "avatar" ? { avatarToken: null } : { signatureToken: null, signature })
      .where(eq(users.id, actor.id));
    await removePictures(tx, actor.id, purpose);
  });
}

/** Lets go of what is under way, or came to nothing; the picture one has stays. */
export async function dismissPortrait(actor: Actor, purpose: Purpose): Promise<void> {
  await db.transaction((tx) => removePictures(tx, actor.id, purpose, UNFINISHED));
}

/** Forgets a person's pictures of one purpose, all unless some are named; their bytes go once this transaction has been committed. */
export async function removePictures(tx: Transaction, userId: UserId, purpose: Purpose, variants?: readonly string[]): Promise<void> {
  const theirs = and(eq(personFiles.userId, userId), eq(personFiles.purpose, purpose), variants && inArray(personFiles.variant, [...variants]));
  const rows = await tx.select({ id: personFiles.fileId }).from(personFiles).where(theirs);
  await removeFiles(
    tx,
    rows.map(({ id }) => id),
  );
}
