import { and, eq, ne, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { pushSubscriptions } from "@/db/schema";
import { demand } from "@/lib/accounts/policy";
import { AppError, notFoundError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { mayPush, type Subscription } from "@/lib/platform/push";
import { demandAllowance } from "@/lib/platform/rate-limit";
import type { Actor } from "@/lib/platform/session";
import type { PushSubscriptionId } from "./types";

/** Subscriptions one member can make: a browser makes another now and then, by itself. */
const MADE = { limit: 30, seconds: 60 * 60 };

/**
 * Has a browser told when its pages are closed, for as long as it is signed in: the subscription ends with the session. A session has one at a time, since
 * it is of one browser; and a browser in which somebody else signs in is theirs from then on.
 *
 * @throws AppError `invalid` where it is none that we would write to
 */
export async function subscribe(actor: Actor, subscription: Subscription): Promise<void> {
  demand(actor, "react");
  if (!mayPush(subscription)) throw new AppError("invalid");
  await demandAllowance([["push-subscribe", actor.id], MADE]);
  const theirs = { ...subscription, userId: actor.id, sessionId: actor.sessionId };
  await db.transaction(async (tx) => {
    await tx.delete(pushSubscriptions).where(and(eq(pushSubscriptions.sessionId, actor.sessionId), ne(pushSubscriptions.endpoint, subscription.endpoint)));
    await tx
      .insert(pushSubscriptions)
      .values({ ...theirs, id: newId<"push-subscription">() })
      .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: { ...theirs, createdAt: sql`now()`, lastSuccessAt: null } });
  });
}

/** Tells one of the actor's browsers nothing more. */
export async function unsubscribe(actor: Actor, id: PushSubscriptionId): Promise<void> {
  const [ended] = await db
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.id, id), eq(pushSubscriptions.userId, actor.id)))
    .returning({ id: pushSubscriptions.id });
  if (!ended) throw notFoundError();
}
