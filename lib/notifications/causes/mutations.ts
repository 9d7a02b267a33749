import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { enqueue, enqueuing } from "@/lib/platform/jobs";
import { causeKey } from "./rules";
import { findMatches, tellCause, tellParting, type Cause } from "./types";

/**
 * Queues, in the transaction in which something happened or was undone, that those whom it concerns are told, or told no more. What happens to one thing
 * again and again before anybody looks is looked at once.
 */
export const tell = (tx: Executor, cause: Cause): Promise<void> => enqueue(tx, tellCause, { cause }, { key: keyOf(cause) });

/** The same as an expression, for the statement in which it happens. */
export const telling = (cause: Cause): SQL => enqueuing(tellCause, { cause }, { key: keyOf(cause) });

/** The same of all whom an account that opens lets follow it: for each row, whoever its column names. */
export const tellingAccepted = (by: string, of: SQL): SQL => sql`
  graphile_worker.add_job(${tellCause.name}, payload => json_build_object('cause', json_build_object('what', 'follow-accepted', 'by', ${by}::text, 'of', ${of})))`;

const keyOf = (cause: Cause): string => `notifications.tell:${cause.what}:${causeKey(cause)}`;

/** The same after two people have become less to each other than they were. */
export function tellPartingOf(tx: Executor, one: string, other: string): Promise<void> {
  const [a, b] = one < other ? [one, other] : [other, one];
  return enqueue(tx, tellParting, { a, b }, { key: `notifications.parting:${a}:${b}` });
}

/** The same after photos can be seen that searches might find. */
export const tellSearchers = (tx: Executor): Promise<void> => enqueue(tx, findMatches, {}, { key: "notifications.matches" });

/** Photos that were shared together are there now, for those who follow their owner and for those who look for such. */
export async function tellOfPhotos(tx: Executor, uploadId: string, ownerId: string): Promise<void> {
  await tell(tx, { what: "photos", id: uploadId, by: ownerId });
  await tellSearchers(tx);
}
