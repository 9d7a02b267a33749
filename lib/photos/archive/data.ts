import { and, desc, eq, getTableColumns, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { files, photoFiles, photos, photoTags, photoVersions, tags } from "@/db/schema";
import { allBut, paged } from "@/lib/accounts/archive/rules";
import type { ExportedFile, ExportedRow, ExportPage } from "@/lib/accounts/archive/types";
import type { Viewer } from "@/lib/platform/session";
import { cameras, lenses, shownAt, takenLocal, visibleTo } from "../data";
import { whole } from "../publishing/rules";
import type { Field, HeldBack } from "../publishing/types";
import { earlierPath } from "./rules";

/** What the page of an archive shows is about so wide. */
const PREVIEW_WIDTH = 640;

/** Not told: what only painting, searching or serving needs. */
const told = allBut(
  getTableColumns(photos),
  "ownerId",
  "urlToken",
  "placeholder",
  "widths",
  "avifWidths",
  "words",
  "shownAt",
  "cameraId",
  "lensId",
  "deletedAt",
  "removedAt",
  "revision",
  "sha256",
);

/** A stored file of the photo as JSON, or null. */
const fileOf = (which: SQL) => sql<ExportedFile | null>`(
  select json_build_object('ref', json_build_object('backend', ${files.backend}, 'key', ${files.key}), 'bytes', ${files.bytes}, 'sha256', ${files.sha256})
  from ${photoFiles} join ${files} on ${files.id} = ${photoFiles.fileId}
  where ${photoFiles.photoId} = ${photos.id} and ${which} limit 1)`;

/** A file that the photo had, or will have once it has been prepared; `number` is of the first version with it. */
type EarlierFile = ExportedFile & { number: number; fileName: string; type: string };

const columns = {
  told,
  takenLocal,
  place: shownAt,
  tags: sql<string[]>`(
    select coalesce(json_agg(${tags.name} order by ${tags.folded}), '[]')
    from ${photoTags} join ${tags} on ${tags.id} = ${photoTags.tagId} where ${photoTags.photoId} = ${photos.id})`,
  versions: sql<unknown[]>`(
    select coalesce(json_agg(json_build_object('number', v.number, 'fileName', v.file_name, 'turn', v.turn, 'createdAt', v.created_at,
      'crop', json_build_object('x', v.crop_x, 'y', v.crop_y, 'width', v.crop_width, 'height', v.crop_height)) order by v.number), '[]')
    from ${photoVersions} v where v.photo_id = ${photos.id})`,
  earlier: sql<EarlierFile[]>`(
    select coalesce(json_agg(json_build_object('number', f.number, 'fileName', f.file_name, 'type', ${files.type}, 'bytes', ${files.bytes}, 'sha256', ${files.sha256},
      'ref', json_build_object('backend', ${files.backend}, 'key', ${files.key})) order by f.number), '[]')
    from (select distinct on (file_id) file_id, number, file_name from ${photoVersions} where ${photoVersions.photoId} = ${photos.id} order by file_id, number) f
    join ${files} on ${files.id} = f.file_id
    where f.file_id not in (select ${photoFiles.fileId} from ${photoFiles} where ${photoFiles.photoId} = ${photos.id}))`,
  camera: cameras.name,
  lens: lenses.name,
  original: fileOf(eq(photoFiles.variant, "original")),
  preview: fileOf(sql`${photoFiles.variant} like 'w%' order by ${photoFiles.width} < ${PREVIEW_WIDTH}, abs(${photoFiles.width} - ${PREVIEW_WIDTH})`),
};

const page = (which: SQL | undefined, limit: number) =>
  db
    .select(columns)
    .from(photos)
    .leftJoin(cameras, eq(cameras.id, photos.cameraId))
    .leftJoin(lenses, eq(lenses.id, photos.lensId))
    .where(which)
    .orderBy(desc(photos.shownAt), desc(photos.id))
    .limit(limit);

type Row = Awaited<ReturnType<typeof page>>[number];

/**
 * All photographs of the viewer that they see themself, the last taken first: what they said of each and all that its file says, with the files it had
 * before. Those that could not be read are told of, without files.
 */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const before = ({ place, told: { id } }: Row): SQL => sql`(${photos.shownAt}, ${photos.id}) < (${place}::timestamp, ${id}::uuid)`;
  const read = (last: Row | undefined, limit: number): Promise<Row[]> =>
    page(and(eq(photos.ownerId, viewer.id), visibleTo(viewer), last && before(last)), limit);
  yield* paged("photos", read, toRow);
}

function toRow({ told: { heldBack, ...shown }, takenLocal, tags: tagged, versions, earlier, camera, lens, original, preview }: Row): ExportedRow {
  // To its owner, what is published and what is not are one.
  const photo = { ...shown, ...whole({ ...shown, takenLocal }, heldBack as HeldBack) };
  const byHand = photo.byHand as Field[];
  const known = { ...photo, byHand, tags: tagged, versions, gear: { camera, lens } };
  const data = { ...known, sha256: original?.sha256 ?? null };
  if (!original) return { data };
  const kept = earlier.map(({ ref, bytes, sha256, ...file }) => ({ ref, bytes, sha256, path: earlierPath(shown.id, file), number: file.number }));
  const paths = kept.map(({ number, path, sha256 }) => ({ version: number, path, sha256 }));
  return {
    data: { ...data, earlierFiles: paths },
    files: kept.map(({ number: _number, ...file }) => file),
    photograph: { ...known, camera: photo, original, preview },
  };
}
