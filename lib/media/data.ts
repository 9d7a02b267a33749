import { and, asc, eq, gt, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { archiveFiles, archives, files, instance, personFiles, photoFiles, photos, photoVersions, users } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { hasArrived } from "@/lib/accounts/data";
import { meets } from "@/lib/people/relations/data";
import { visibleTo } from "@/lib/photos/data";
import type { Member, Viewer } from "@/lib/platform/session";
import { findAttachment } from "./attachments/data";
import { ATTACHMENT } from "./attachments/types";
import type { ServedFile, UploadProgress } from "./types";

/**
 * The stored file behind an address, if this viewer may have it: whoever sees a photo has its derivatives, the originals of all its versions and the
 * proof only its owner; whoever may look at people has their pictures; an archive is its owner's; what is attached to something goes with that. One
 * query, so that nothing can change between the question and the answer.
 */
export async function findFile(viewer: Viewer, urlToken: string, variant: string): Promise<ServedFile | null> {
  if (variant === ATTACHMENT) return findAttachment(viewer, urlToken);
  const me = viewer.kind === "member" ? viewer.id : null;
  const mine = sql`${files.ownerId} = ${me}::uuid`;
  const guest = { kind: "guest", mayLook: true, maySignUp: false } as const;
  // What its owner no longer gives away is gone at once, not when its bytes are.
  const given = sql`(${files.variant} <> 'full' or ${photos.allowFull})`;
  const ofPhoto = (who: Viewer) => sql`(${photos.id} is not null and ${given} and ${visibleTo(who)})`;
  const shown = sql`${files.variant} not in ('original', 'proof', 'source')`;
  // An earlier original belongs to no photo but by the versions that were made of it.
  const ofVersion = (column: typeof photoVersions.photoId | typeof photoVersions.fileName) =>
    sql`(select ${column} from ${photoVersions} where ${photoVersions.fileId} = ${files.id} order by ${photoVersions.number} desc limit 1)`;
  const originalName = sql`case when ${files.variant} = 'original' then ${ofVersion(photoVersions.fileName)} end`;
  const ofPerson = (who: Viewer) => sql`(${personFiles.userId} is not null and ${who.mayLook} and ${hasArrived} and ${meets(who, users.id)})`;
  // A block hides two members from each other, but not what anyone may have.
  const open = sql<boolean>`(coalesce(${instance.guestsMayLook}, false) and ${shown} and (${ofPhoto(guest)} or ${ofPerson(guest)}))`;
  const ofArchive = sql`(${archives.status} = 'ready' and ${archives.expiresAt} > now() and ${mine})`;
  const [row] = await db
    .select({
      ref: { backend: files.backend, key: files.key },
      bytes: files.bytes,
      sha256: files.sha256,
      type: files.type,
      handedOver: sql<boolean>`${files.variant} = 'original' or ${archives.id} is not null`,
      fileName: sql<string>`coalesce(${originalName}, ${photos.fileName}, 'halation-' || to_char(${archives.createdAt}, 'YYYY-MM-DD') || '-' || ${archiveFiles.part} || '.zip', '')`,
      open,
    })
    .from(files)
    .innerJoin(users, eq(users.id, files.ownerId))
    .leftJoin(photoFiles, eq(photoFiles.fileId, files.id))
    .leftJoin(photos, sql`${photos.id} = coalesce(${photoFiles.photoId}, ${ofVersion(photoVersions.photoId)})`)
    .leftJoin(personFiles, eq(personFiles.fileId, files.id))
    .leftJoin(archiveFiles, eq(archiveFiles.fileId, files.id))
    .leftJoin(archives, eq(archives.id, archiveFiles.archiveId))
    .leftJoin(instance, sql`true`)
    .where(
      and(
        eq(files.urlToken, urlToken),
        eq(files.variant, variant),
        or(open, and(or(shown, mine), ofPhoto(viewer)), and(shown, or(ofPerson(viewer), and(isNotNull(personFiles.userId), mine))), ofArchive),
      ),
    );
  return row ?? null;
}

/** How far the viewer's own photos have come; those of others are left out. */
export async function uploadProgress(viewer: Viewer, photoIds: string[]): Promise<UploadProgress[]> {
  if (viewer.kind === "guest") return [];
  return db
    .select({ photoId: photos.id, status: photos.status, failure: photos.failure })
    .from(photos)
    .where(and(inArray(photos.id, photoIds), eq(photos.ownerId, viewer.id), visibleTo(viewer)));
}

const EXTENSION_OF: Readonly<Record<string, string>> = { "image/webp": "webp", "image/png": "png", "image/jpeg": "jpg" };

/** The pictures of the viewer themself: their avatar in its sizes, their signature. The files of photos go with the photos. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  yield* paged(
    "pictures",
    (last: OwnPicture | undefined, limit) => ownPictures(viewer, last?.id, limit),
    ({ id: _id, backend, key, ...data }) => {
      const path = `profile/${data.variant}.${EXTENSION_OF[data.type] ?? "bin"}`;
      return { data, files: [{ path, ref: { backend, key }, bytes: data.bytes, sha256: data.sha256 }] };
    },
  );
}

type OwnPicture = Awaited<ReturnType<typeof ownPictures>>[number];

const ownPictures = (viewer: Member, after: string | undefined, limit: number) =>
  db
    .select({
      id: files.id,
      purpose: personFiles.purpose,
      variant: personFiles.variant,
      type: files.type,
      bytes: files.bytes,
      sha256: files.sha256,
      createdAt: files.createdAt,
      backend: files.backend,
      key: files.key,
    })
    .from(personFiles)
    .innerJoin(files, eq(files.id, personFiles.fileId))
    .where(and(eq(personFiles.userId, viewer.id), ne(personFiles.variant, "source"), after ? gt(files.id, after) : undefined))
    .orderBy(asc(files.id))
    .limit(limit);
