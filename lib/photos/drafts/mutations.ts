import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { photos } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { tellFeedsOfPhotos } from "@/lib/feed/live/mutations";
import { demandUploader } from "@/lib/media/limits/mutations";
import { tellOfPhotos } from "@/lib/notifications/causes/mutations";
import { publish } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import { addPhotoTags } from "@/lib/tags/mutations";
import { photoChanged } from "../events";
import { cameraOf, enqueuePurge, enqueueRederiving, publishedColumns, refuseReturn, setFileAccess, updatePhoto } from "../mutations";
import { carriedInFiles } from "../publishing/rules";
import { FIELDS, type Field } from "../publishing/types";
import type { PhotoId } from "../types";
import { fingerprint, isDraft } from "./data";
import type { Card, Changes, Review } from "./schema";
import type { Reviewed, Which } from "./types";

/**
 * Shows drafts to whom they are for, all of them as one new entry at the top of the feed. Those that are still being prepared follow by themselves.
 * What is published already stays as it was, so saying it twice is saying it once; answers how many were published now.
 *
 * @throws AppError `forbidden` when the member may not upload (any more)
 */
export async function publishPhotos(actor: Actor, which: Which): Promise<number> {
  const published = await db.transaction(async (tx) => publishHeld(tx, actor, among(await hold(tx, actor), which)));
  await announce(actor, published);
  return published.length;
}

/** Writes what the cards of a page say, and does with drafts what was asked for, all of it or nothing. */
export async function reviewDrafts(actor: Actor, { cards, deed, selected }: Review): Promise<Reviewed> {
  const { published, ...reviewed } = await db.transaction(async (tx): Promise<Reviewed & { published?: Published[] }> => {
    const drafts = await hold(tx, actor);
    await save(tx, actor, cards, drafts);
    switch (deed.does) {
      case "apply": {
        const ids = among(drafts, deed.to);
        await apply(tx, ids, deed.changes);
        return { did: "applied", count: ids.length, selected };
      }
      case "publish": {
        const published = await publishHeld(tx, actor, among(drafts, deed.which));
        return { did: "published", count: published.length, selected: [], published };
      }
      case "discard":
        return { did: "discarded", selected: [], ...(await discard(tx, among(drafts, deed.which))) };
      case "restore":
        return { did: "restored", count: await restore(tx, actor, deed.discarded), selected };
      case "save":
      case "go":
        break;
    }
    return { did: "saved", count: 0, selected };
  });
  await announce(actor, published ?? []);
  return reviewed;
}

/** All drafts of the actor, held in one order, so that two tabs wait for each other instead of both for ever. */
async function hold(tx: Transaction, actor: Actor): Promise<PhotoId[]> {
  const rows = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.ownerId, actor.id), isNull(photos.removedAt), isDraft))
    .orderBy(asc(photos.id))
    .for("no key update");
  return rows.map(({ id }) => id);
}

function among(drafts: readonly PhotoId[], which: Which): PhotoId[] {
  if ("until" in which) return drafts.filter((id) => id <= which.until);
  const named = new Set(which);
  return drafts.filter((id) => named.has(id));
}

type Published = { id: PhotoId; status: "processing" | "ready" };

async function publishHeld(tx: Transaction, actor: Actor, ids: PhotoId[]): Promise<Published[]> {
  await demandUploader(tx, actor.id);
  const uploadId = newId<"upload">();
  const rows = await tx
    .update(photos)
    .set({
      publishedAt: sql`now()`,
      uploadId,
      status: sql`case ${photos.status} when 'draft' then 'ready' else ${photos.status} end`,
    })
    .where(and(inArray(photos.id, ids), isDraft))
    .returning({ id: photos.id, status: photos.status });
  if (rows.some(({ status }) => status === "ready")) await tellOfPhotos(tx, uploadId, actor.id);
  return rows.map(({ id, status }) => ({ id, status: status === "ready" ? status : "processing" }));
}

/** One hint for all of them: who hears it looks again. */
const announce = async ({ id }: Actor, published: readonly Published[]): Promise<void> => {
  const [first] = published;
  if (!first) return;
  await publish(photoChanged, id, { photoId: first.id, status: first.status });
  await tellFeedsOfPhotos(published.map((photo) => photo.id));
};

/** Only what was changed on its card is written: the others may have been changed elsewhere since they were read. */
async function save(tx: Transaction, actor: Actor, cards: readonly Card[], drafts: readonly PhotoId[]): Promise<void> {
  const waiting = new Set(drafts);
  const changed = cards.filter((card) => fingerprint(card) !== card.seen && waiting.has(card.photoId));
  for (const { seen: _, ...edit } of changed) await updatePhoto(actor, edit, tx);
}

/** Nobody but their owner has had an address of a draft's files, so none has to change. */
async function apply(tx: Transaction, ids: PhotoId[], { tags, show, hide, allowFull, ...said }: Changes): Promise<void> {
  const these = inArray(photos.id, ids);
  if (Object.values(said).some((value) => value !== undefined)) await tx.update(photos).set(said).where(these);
  if (said.visibility) await setFileAccess(tx, ids, said.visibility);
  await addPhotoTags(tx, ids, tags);
  await choose(tx, ids, show, hide);
  if (allowFull === undefined) return;
  const changed = await tx
    .update(photos)
    .set({ allowFull, revision: sql`${photos.revision} + 1` })
    .where(and(these, ne(photos.allowFull, allowFull)))
    .returning({ id: photos.id, status: photos.status });
  for (const { id, status } of changed) if (status !== "processing") await enqueueRederiving(tx, id);
}

/** Publishes and keeps back fields of the files, where that is a change. */
async function choose(tx: Transaction, ids: PhotoId[], show: readonly Field[], hide: readonly Field[]): Promise<void> {
  if (show.length + hide.length === 0) return;
  for (const row of await tx.select().from(photos).where(inArray(photos.id, ids)).orderBy(asc(photos.id))) {
    const before = row.published as Field[];
    const after = FIELDS.filter((field) => (before.includes(field) || show.includes(field)) && !hide.includes(field));
    if (after.length === before.length && after.every((field) => before.includes(field))) continue;
    const redone = carriedInFiles(before, after);
    await tx
      .update(photos)
      .set({ ...(await publishedColumns(tx, cameraOf(row), after, row)), revision: row.revision + Number(redone) })
      .where(eq(photos.id, row.id));
    if (redone && row.status !== "processing") await enqueueRederiving(tx, row.id);
  }
}

/** When something was deleted, as a name for what was deleted together. */
const moment = sql<string>`(extract(epoch from ${photos.deletedAt}) * 1000000)::bigint::text`;

async function discard(tx: Transaction, ids: PhotoId[]): Promise<{ count: number; discarded?: string }> {
  const gone = await tx
    .update(photos)
    .set({ deletedAt: sql`now()` })
    .where(inArray(photos.id, ids))
    .returning({ id: photos.id, discarded: moment });
  for (const { id } of gone) await enqueuePurge(tx, id);
  return { count: gone.length, discarded: gone[0]?.discarded };
}

/** Brings back what was discarded together, as far as it has not been purged. */
async function restore(tx: Transaction, actor: Actor, discarded: string): Promise<number> {
  const back = await tx
    .update(photos)
    .set({ deletedAt: null })
    .where(and(eq(photos.ownerId, actor.id), isNull(photos.publishedAt), sql`${photos.deletedAt} > now() - interval '1 hour'`, eq(moment, discarded)))
    .returning({ id: photos.id })
    .catch(refuseReturn);
  return back.length;
}
