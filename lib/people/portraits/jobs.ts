import { and, eq, inArray, ne } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db, type Transaction } from "@/db/client";
import { files, personFiles, users } from "@/db/schema";
import { log } from "@/lib/core/log";
import { newToken } from "@/lib/core/ids";
import { noteProfileChange } from "@/lib/feed/mutations";
import { recordFile, removeFiles } from "@/lib/media/mutations";
import { deriveSquares, deriveWithin, ImageError } from "@/lib/platform/images";
import { enqueue, handler } from "@/lib/platform/jobs";
import { publish } from "@/lib/platform/realtime";
import { keyOfMade, put, readIntact, remove, type StoredObject, type StoredRef } from "@/lib/platform/storage";
import { portraitChanged } from "../events";
import { AVATAR_SIZES } from "../types";
import { removePictures } from "./mutations";
import { forgetPortrait, makePortrait, type Crop, type PortraitFailure, type Purpose } from "./types";

/** The box a signature fits into, pixels. */
const SIGNATURE_BOX = { width: 600, height: 200 };
/** Milliseconds for which an upload that came to nothing is kept, so that its owner reads why. */
const KEPT_FOR = 24 * 3_600_000;

/** What the worker does for this subject. */
export const portraitJobs: TaskList = {
  ...handler(makePortrait, async (portrait, { job }) => {
    // The last attempt only gives up: whatever ended the others, the process itself perhaps, would end this one too.
    if (job.attempts >= job.max_attempts) await fail(portrait, "fault");
    else await make(portrait);
  }),
  ...handler(forgetPortrait, ({ fileId }) => forget(fileId)),
};

type Portrait = { userId: string; purpose: Purpose; fileId: string; crop: Crop | null };
type Picture = { variant: string; bytes: Buffer };
type Made = { variant: string; stored: StoredObject };

/** Makes the pictures of an upload. May be cut off anywhere and run again: objects are written under names that follow from the upload. */
async function make(portrait: Portrait): Promise<void> {
  const source = await sourceOf(portrait);
  if (!source) return;
  const bytes = await readIntact(source);
  if (!bytes) return fail(portrait, "fault");
  let pictures: Picture[];
  try {
    pictures = await picturesOf(portrait, bytes);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    log.info({ fileId: portrait.fileId, reason: error.reason, err: error.cause }, "an upload is no picture of anybody");
    // RAW without a picture in it is nothing we can show, to people whatever the reason.
    return fail(portrait, error.reason === "no-preview" ? "unsupported" : error.reason);
  }
  const made: Made[] = [];
  for (const { variant, bytes: picture } of pictures)
    made.push({ variant, stored: await put("portraits", picture, { key: keyOfMade("portraits", portrait.fileId, variant) }) });
  const unwanted = await db.transaction((tx) => record(tx, portrait, made));
  if (unwanted) await remove(unwanted);
  else await publish(portraitChanged, portrait.userId, { purpose: portrait.purpose, status: "ready" });
}

const isSource = ({ userId, purpose, fileId }: Portrait) =>
  and(eq(personFiles.userId, userId), eq(personFiles.purpose, purpose), eq(personFiles.fileId, fileId), eq(personFiles.variant, "source"));

/** Where the upload is; nothing when it was given up for another, or has become what it should. */
async function sourceOf(portrait: Portrait): Promise<(StoredRef & { sha256: string }) | undefined> {
  const [row] = await db
    .select({ backend: files.backend, key: files.key, sha256: files.sha256 })
    .from(personFiles)
    .innerJoin(files, eq(files.id, personFiles.fileId))
    .where(isSource(portrait));
  return row;
}

async function picturesOf({ purpose, crop }: Portrait, bytes: Buffer): Promise<Picture[]> {
  if (purpose === "signature") return [{ variant: "signature", bytes: await deriveWithin(bytes, SIGNATURE_BOX) }];
  const squares = await deriveSquares(bytes, crop, AVATAR_SIZES);
  return squares.map((square, i) => ({ variant: `avatar${AVATAR_SIZES[i]}`, bytes: square }));
}

/**
 * Puts the new pictures in place of all there were, under a new address. Answers what nobody wants when the upload was given up meanwhile; never
 * what another run of the same job has put in place.
 */
async function record(tx: Transaction, portrait: Portrait, made: Made[]): Promise<StoredObject[] | null> {
  const { userId, purpose } = portrait;
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
  const [wanted] = await tx.select({ fileId: personFiles.fileId }).from(personFiles).where(isSource(portrait));
  if (!wanted) return unnamed(tx, made);
  await removePictures(tx, userId, purpose);
  const urlToken = newToken();
  for (const { variant, stored } of made) {
    const fileId = await recordFile(tx, { ownerId: userId, variant, stored, type: "image/webp", urlToken, access: "public" });
    if (!fileId) throw new Error(`a picture of ${userId} belongs to something else`);
    await tx.insert(personFiles).values({ userId, purpose, variant, fileId });
  }
  await tx
    .update(users)
    .set(purpose === "avatar" ? { avatarToken: urlToken } : { signatureToken: urlToken, signature: "uploaded" })
    .where(eq(users.id, userId));
  if (purpose === "avatar") await noteProfileChange(tx, userId, ["avatar"]);
  return null;
}

/** Those of the objects that no file row speaks of. */
async function unnamed(tx: Transaction, made: Made[]): Promise<StoredObject[]> {
  const keys = made.map(({ stored }) => stored.key);
  const named = new Set((await tx.select({ key: files.key }).from(files).where(inArray(files.key, keys))).map(({ key }) => key));
  return made.map(({ stored }) => stored).filter(({ key }) => !named.has(key));
}

/** Tells the owner why nothing became of their upload. Its bytes stay, for nobody, as long as that is to be read. */
async function fail(portrait: Portrait, failure: PortraitFailure): Promise<void> {
  const { userId, fileId, purpose } = portrait;
  const failed = await db.transaction(async (tx) => {
    const [row] = await tx.update(personFiles).set({ variant: failure }).where(isSource(portrait)).returning({ fileId: personFiles.fileId });
    if (row) await enqueue(tx, forgetPortrait, { fileId }, { key: `people.portrait-forget:${fileId}`, runAt: new Date(Date.now() + KEPT_FOR) });
    return row !== undefined;
  });
  if (failed) await publish(portraitChanged, userId, { purpose, status: "failed" });
}

async function forget(fileId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const its = and(eq(personFiles.fileId, fileId), ne(personFiles.variant, "source"));
    const [row] = await tx.select({ id: personFiles.fileId }).from(personFiles).where(its);
    if (row) await removeFiles(tx, [row.id]);
  });
}
