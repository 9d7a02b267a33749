import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { archiveFiles, archives, files, instance, personFiles, photoFiles, photos, users } from "@/db/schema";
import { isHidden } from "@/lib/accounts/data";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import type { ServedFile, UploadProgress } from "./types";

/**
 * The stored file behind an address, if this viewer may have it: whoever sees a photo has its derivatives, the original only its owner; whoever
 * may look at people has their pictures; an archive is its owner's. One query, so that nothing can change between the question and the answer.
 */
export async function findFile(viewer: Viewer, urlToken: string, variant: string): Promise<ServedFile | null> {
  const me = viewer.kind === "member" ? viewer.id : null;
  const mine = sql`${files.ownerId} = ${me}::uuid`;
  const guest = { kind: "guest", mayLook: true } as const;
  // What its owner no longer gives away is gone at once, not when its bytes are.
  const given = sql`(${files.variant} <> 'full' or ${photos.allowFull})`;
  const ofPhoto = (who: Viewer) => sql`(${photos.id} is not null and ${given} and ${visibleTo(who)})`;
  const shown = sql`${files.variant} not in ('original', 'source')`;
  const ofPerson = (who: Viewer) => sql`(${personFiles.userId} is not null and ${who.mayLook} and not ${isHidden})`;
  const ofArchive = sql`(${archives.status} = 'ready' and ${archives.expiresAt} > now() and ${mine})`;
  const [row] = await db
    .select({
      ref: { backend: files.backend, key: files.key },
      bytes: files.bytes,
      sha256: files.sha256,
      type: files.type,
      handedOver: sql<boolean>`${files.variant} = 'original' or ${archives.id} is not null`,
      fileName: sql<string>`coalesce(${photos.fileName}, 'halation-' || to_char(${archives.createdAt}, 'YYYY-MM-DD') || '-' || ${archiveFiles.part} || '.zip', '')`,
      open: sql<boolean>`(coalesce(${instance.guestsMayLook}, false) and ${shown} and (${ofPhoto(guest)} or ${ofPerson(guest)}))`,
    })
    .from(files)
    .innerJoin(users, eq(users.id, files.ownerId))
    .leftJoin(photoFiles, eq(photoFiles.fileId, files.id))
    .leftJoin(photos, eq(photos.id, photoFiles.photoId))
    .leftJoin(personFiles, eq(personFiles.fileId, files.id))
    .leftJoin(archiveFiles, eq(archiveFiles.fileId, files.id))
    .leftJoin(archives, eq(archives.id, archiveFiles.archiveId))
    .leftJoin(instance, sql`true`)
    .where(
      and(
        eq(files.urlToken, urlToken),
        eq(files.variant, variant),
        or(and(or(shown, mine), ofPhoto(viewer)), and(shown, or(ofPerson(viewer), and(isNotNull(personFiles.userId), mine))), ofArchive),
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

/** What the viewer's account says new photos start with. */
export async function uploadDefaults(viewer: Viewer): Promise<{ showLocation: boolean }> {
  const [row] = viewer.kind === "guest" ? [] : await db.select({ showLocation: users.publishLocation }).from(users).where(eq(users.id, viewer.id));
  return row ?? { showLocation: false };
}
