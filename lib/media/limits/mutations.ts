import { and, eq, ne } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { ingestUploads, roleLimits, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { demand } from "@/lib/accounts/policy";
import { audit } from "@/lib/accounts/security/mutations";
import { AppError } from "@/lib/core/errors";
import { enqueue } from "@/lib/platform/jobs";
import { countWithin } from "@/lib/platform/rate-limit";
import type { Actor } from "@/lib/platform/session";
import type { StoredRef } from "@/lib/platform/storage";
import { removeObjects } from "../types";
import { allowanceOf, uploadsOf } from "./data";
import { after, roomRefusal } from "./policy";
import type { LimitsEdit } from "./schema";
import { UploadRefused, type RefusedUpload, type UploadRefusal } from "./types";

const DAY_SECONDS = 86_400;

/**
 * Says what the members of a role may upload from now on. What is there already stays.
 *
 * @throws AppError `forbidden` but for administrators
 */
export async function setLimits(actor: Actor, { role, ...limits }: LimitsEdit): Promise<void> {
  demand(actor, "administer");
  await db.transaction(async (tx) => {
    await tx
      .insert(roleLimits)
      .values({ role, ...limits })
      .onConflictDoUpdate({ target: roleLimits.role, set: limits });
    await audit(tx, actor, { action: "media.limits-changed", facts: { role, ...limits } });
  });
}

/**
 * The upload began minutes ago: whether its sender may still upload is asked again, and held until the transaction ends.
 *
 * @throws AppError `forbidden`
 */
export async function demandUploader(tx: Transaction, id: string): Promise<void> {
  const [allowed] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), hasArrived, ne(users.role, "restricted")))
    .for("share");
  if (!allowed) throw new AppError("forbidden");
}

/**
 * Counts an original that is added to what a member keeps (a new photo, or another file for one), unless it is more than their role may have. For the
 * transaction that writes its row, as late in it as possible: of files that arrive together, each waits here until the one before it is written down or
 * refused, and none of them passes the limit with another. A refusal takes the whole transaction back, the counting too.
 *
 * @param options.recorded whether the row of the file stands already in this transaction
 * @throws UploadRefused
 */
export async function demandRoom(tx: Transaction, actor: Pick<Actor, "id">, bytes: number, { recorded = false } = {}): Promise<void> {
  // First, because it is what the next one waits for; whatever it has added is seen by the statements below.
  await countWithin(tx, uploadsOf(actor.id), DAY_SECONDS);
  const allowance = after(await allowanceOf(actor, tx), -1, recorded ? -bytes : 0);
  const refusal = roomRefusal(allowance, bytes);
  if (refusal) throw new UploadRefused(refusal);
}

/**
 * Answers the browser about a file that has arrived and for which there is no room, and has its bytes removed; both or neither, so that an upload whose
 * bytes are going is never asked about again.
 */
export async function refuseUpload(stored: StoredRef, refusal: UploadRefusal): Promise<RefusedUpload> {
  const answer: RefusedUpload = { refused: refusal };
  await db.transaction(async (tx) => {
    await tx
      .update(ingestUploads)
      .set({ serverData: { value: answer } })
      .where(eq(ingestUploads.objectKey, stored.key));
    await enqueue(tx, removeObjects, { refs: [{ backend: stored.backend, key: stored.key }] });
  });
  return answer;
}
