import type { Executor, Transaction } from "@/db/client";
import { auditLog } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import type { Actor, Browser, UserId } from "@/lib/platform/session";
import { sendNotice, type Notice } from "./types";

/** Queues a mail to the owner of an account about what was done to it, in the transaction that does it. */
export async function notify(tx: Executor, userId: UserId, notice: Notice, browser: Browser | null): Promise<void> {
  await enqueue(tx, sendNotice, { id: newId(), userId, notice, at: new Date().toISOString(), browser }, { maxAttempts: 9 });
}

type Deed = {
  /** `accounts.suspended`: the subject, then what was done. */
  action: string;
  /** Whom it was done to. */
  targetId?: string;
  /** Never names or addresses: the log outlives the people in it. */
  facts?: Record<string, string | number | boolean | null>;
};

/** Writes down what someone with power did, in the transaction that does it; nobody, where the house itself did it. */
export async function audit(tx: Transaction, actor: Pick<Actor, "id"> | null, { action, targetId, facts }: Deed): Promise<void> {
  await tx.insert(auditLog).values({ id: newId(), actorId: actor?.id, action, targetId, facts });
}
