import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { files, photoFiles, photos, photoVersions } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import type { Member, Viewer } from "@/lib/platform/session";
import { visibleTo } from "../data";
import type { PhotoId } from "../types";
import { sizeAfter } from "./format";
import { deedOf } from "./rules";
import type { Crop, OwnPicture, PhotoVersion, PictureEdit, Turn } from "./types";

const PAGE = 20;

/** The viewer's own photo, as long as it has a picture to change. */
const ownPrepared = (viewer: Member, id: PhotoId) =>
  and(eq(photos.id, id), eq(photos.ownerId, viewer.id), inArray(photos.status, ["draft", "ready"]), visibleTo(viewer));

/** What a version makes of its file, in a query of `photoVersions`. */
export const editColumns = {
  turn: sql<Turn>`${photoVersions.turn}`,
  crop: { x: photoVersions.cropX, y: photoVersions.cropY, width: photoVersions.cropWidth, height: photoVersions.cropHeight },
};

const originals = alias(photoFiles, "originals");
const proofs = alias(photoFiles, "proofs");

/** What the viewer can change about the picture of a photo of theirs; undefined where there is none, or none yet. */
export async function ownPicture(viewer: Viewer, id: PhotoId): Promise<OwnPicture | undefined> {
  if (viewer.kind === "guest" || !isId(id)) return undefined;
  const [row] = await db
    .select({
      photoId: photos.id,
      status: photos.status,
      shown: photos.shownVersion,
      newest: photoVersions.number,
      ...editColumns,
      failure: photos.editFailure,
      sameFile: sql<boolean>`${originals.fileId} = ${photoVersions.fileId}`,
      whole: {
        width: originals.width,
        height: originals.height,
        urlToken: photos.urlToken,
        widths: photos.widths,
        proof: sql<boolean>`${proofs.fileId} is not null`,
      },
    })
    .from(photos)
    .innerJoin(photoVersions, eq(photoVersions.photoId, photos.id))
    .innerJoin(originals, and(eq(originals.photoId, photos.id), eq(originals.variant, "original")))
    .leftJoin(proofs, and(eq(proofs.photoId, photos.id), eq(proofs.variant, "proof")))
    .where(ownPrepared(viewer, id))
    .orderBy(desc(photoVersions.number))
    .limit(1);
  if (!row) return undefined;
  const { sameFile, whole, turn, crop, ...rest } = row;
  return { ...rest, status: rest.status as OwnPicture["status"], edit: { turn, crop }, whole: sameFile ? whole : null };
}

/** Whether a photo is the viewer's to replace the file of. */
export async function mayReplace(viewer: Viewer, id: PhotoId): Promise<boolean> {
  if (viewer.kind === "guest" || !isId(id)) return false;
  return (await db.select({ id: photos.id }).from(photos).where(ownPrepared(viewer, id))).length > 0;
}

/** The versions of the viewer's own photo, newest first; pass the `next` of a page to get the one after it. */
export async function versionsOf(viewer: Viewer, id: PhotoId, before?: number): Promise<{ versions: PhotoVersion[]; next: number | null }> {
  if (viewer.kind === "guest" || !isId(id)) return { versions: [], next: null };
  const listed = steps(id);
  const rows = await db
    .select({
      step: {
        number: listed.number,
        fileId: listed.fileId,
        fileName: listed.fileName,
        createdAt: listed.createdAt,
        turn: listed.turn,
        x: listed.x,
        y: listed.y,
        width: listed.width,
        height: listed.height,
        fileBefore: listed.fileBefore,
        before: listed.before,
        firstOfFile: listed.firstOfFile,
      },
      bytes: files.bytes,
      urlToken: files.urlToken,
      shownFile: originals.fileId,
      whole: { width: originals.width, height: originals.height },
    })
    .from(listed)
    .innerJoin(photos, eq(photos.id, listed.photoId))
    .innerJoin(files, eq(files.id, listed.fileId))
    .innerJoin(originals, and(eq(originals.photoId, photos.id), eq(originals.variant, "original")))
    .where(and(ownPrepared(viewer, id), before === undefined ? undefined : lt(listed.number, before)))
    .orderBy(desc(listed.number))
    .limit(PAGE + 1);
  const versions = rows.slice(0, PAGE).map(({ step, bytes, urlToken, shownFile, whole }): PhotoVersion => {
    const { number, createdAt, fileName, fileId, firstOfFile } = step;
    const made = editOf(step);
    const deed = deedOf(
      { number, fileId, firstOfFile, edit: made },
      step.fileBefore && step.before ? { fileId: step.fileBefore, edit: editOf(step.before) } : null,
    );
    return { number, deed, createdAt, fileName, bytes, urlToken, size: fileId === shownFile ? sizeAfter(made, whole) : null };
  });
  return { versions, next: rows.length > PAGE ? (versions.at(-1)?.number ?? null) : null };
}

type Columns = { turn: number; x: number; y: number; width: number; height: number };

const editOf = ({ turn, x, y, width, height }: Columns): PictureEdit => ({ turn: turn as Turn, crop: { x, y, width, height } satisfies Crop });

/** Each version of a photo beside the one before it. */
const steps = (id: PhotoId) =>
  db
    .select({
      photoId: photoVersions.photoId,
      number: photoVersions.number,
      fileId: photoVersions.fileId,
      fileName: photoVersions.fileName,
      createdAt: photoVersions.createdAt,
      turn: photoVersions.turn,
      x: photoVersions.cropX,
      y: photoVersions.cropY,
      width: photoVersions.cropWidth,
      height: photoVersions.cropHeight,
      fileBefore: sql<string | null>`lag(${photoVersions.fileId}) over (order by ${photoVersions.number})`.as("file_before"),
      before: sql<Columns | null>`lag(json_build_object('turn', ${photoVersions.turn}, 'x', ${photoVersions.cropX}, 'y', ${photoVersions.cropY},
        'width', ${photoVersions.cropWidth}, 'height', ${photoVersions.cropHeight})) over (order by ${photoVersions.number})`.as("before"),
      firstOfFile: sql<number>`(min(${photoVersions.number}) over (partition by ${photoVersions.fileId}))`.mapWith(Number).as("first_of_file"),
    })
    .from(photoVersions)
    .where(eq(photoVersions.photoId, id))
    .as("steps");
