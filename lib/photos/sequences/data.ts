import { and, eq, sql } from "drizzle-orm";
import { photos, photoTags, postPhotos, posts, tags } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { mutedBy } from "@/lib/people/relations/data";
import { postsVisibleTo } from "@/lib/posts/data";
import { besideInSearch } from "@/lib/search/data";
import type { UserId, Viewer } from "@/lib/platform/session";
import { beside, neighbours, neighboursOf, type Row } from "../data";
import type { Beside, Neighbours, PhotoId } from "../types";
import { AUTHOR, type Sequence } from "./types";

type Standing = { id: PhotoId; owner: { id: UserId } };

/**
 * What stands beside a photo in the sequence somebody follows, as far as they may see it, and the sequence that this turned out to be: where the photo
 * does not stand in the one that is named, or that is nothing to this viewer, it is its author's row.
 */
export async function neighboursIn(viewer: Viewer, sequence: Sequence, photo: Standing): Promise<Neighbours & { sequence: Sequence }> {
  const found = await besideIn(viewer, sequence, photo);
  return found ? { ...(await neighboursOf(viewer, found)), sequence } : { ...(await neighbours(viewer, photo)), sequence: AUTHOR };
}

async function besideIn(viewer: Viewer, sequence: Sequence, photo: Standing): Promise<Beside | null> {
  if (sequence.kind === "author") return null;
  if (sequence.kind === "search") return besideInSearch(viewer, sequence.query, photo.id).catch(whileAway);
  return beside(viewer, rowOf(viewer, sequence, photo), photo.id);
}

/** A search that runs elsewhere and does not answer leads nowhere for now. */
function whileAway(error: unknown): null {
  if (error instanceof AppError && error.code === "unavailable") return null;
  throw error;
}

/** Each sequence in the order of the page that lists it. */
function rowOf(viewer: Viewer, sequence: Exclude<Sequence, { kind: "author" | "search" }>, { owner }: Standing): Row {
  const rows: { [Kind in typeof sequence.kind]: (its: Extract<Sequence, { kind: Kind }>) => Row } = {
    post: ({ id }) => ({
      within: sql`${photos.id} in (select ${postPhotos.photoId} from ${postPhotos} inner join ${posts} on ${posts.id} = ${postPhotos.postId}
        where ${posts.id} = ${id} and ${postsVisibleTo(viewer)})`,
      by: [sql`(select ${postPhotos.position} from ${postPhotos} where ${postPhotos.postId} = ${id} and ${postPhotos.photoId} = ${photos.id})`, photos.id],
      descending: false,
      counted: true,
      cycles: true,
    }),
    upload: ({ id }) => ({ within: and(eq(photos.uploadId, id), eq(photos.ownerId, owner.id))!, by: [photos.id], descending: false, counted: true }),
    tag: ({ tag }) => ({
      within: sql`${photos.id} in (select ${photoTags.photoId} from ${photoTags} inner join ${tags} on ${tags.id} = ${photoTags.tagId}
        where ${tags.folded} = ${tag})`,
      by: [photos.id],
      descending: true,
    }),
    // Nothing of whom one does not want to see unasked.
    explore: () => ({
      within: viewer.kind === "member" ? sql`${photos.ownerId} not in ${mutedBy(viewer.id)}` : sql`true`,
      by: [photos.id],
      descending: true,
    }),
  };
  return (rows[sequence.kind] as (its: Sequence) => Row)(sequence);
}
