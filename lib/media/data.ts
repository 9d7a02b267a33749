import { and, eq, inArray, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { files, instance, photoFiles, photos, users } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import type { ServedFile, UploadProgress } from "./types";

/**
 * The stored file behind an address, if this viewer may have it: whoever sees the photo has its derivatives, the original only its owner.
 * One query, so that nothing can change between the question and the answer.
 */
export async function findFile(viewer: Viewer, urlToken: string, variant: string): Promise<ServedFile | null> {
  const [row] = await db
    .select({
      ref: { backend: files.backend, key: files.key },
      bytes: files.bytes,
      sha256: files.sha256,
      type: files.type,
      original: sql<boolean>`${files.variant} = 'original'`,
      fileName: photos.fileName,
      open: sql<boolean>`(coalesce(${instance.guestsMayLook}, false) and ${files.variant} <> 'original' and ${visibleTo({ kind: "guest", mayLook: true })})`,
    })
    .from(files)
    .innerJoin(photoFiles, eq(photoFiles.fileId, files.id))
    .innerJoin(photos, eq(photos.id, photoFiles.photoId))
    .leftJoin(instance, sql`true`)
    .where(
      and(
        eq(files.urlToken, urlToken),
        eq(files.variant, variant),
        visibleTo(viewer),
        or(sql`${files.variant} <> 'original'`, viewer.kind === "member" ? eq(photos.ownerId, viewer.id) : sql`false`),
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
