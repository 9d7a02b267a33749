import { and, eq, sql, type SQL } from "drizzle-orm";
import { photos, photoTags, postPhotos, posts, tags } from "@/db/schema";
import { sharedWithEveryone } from "@/lib/feed/explore/data";
import { WINDOWS } from "@/lib/feed/explore/types";
import { postsVisibleTo } from "@/lib/posts/data";
import { collectedBy, photoVotes } from "@/lib/reactions/votes/data";
import { besideInSearch } from "@/lib/search/data";
import { COMPARED } from "@/lib/tags/page/types";
import type { UserId, Viewer } from "@/lib/platform/session";
import { beside, neighbours, neighboursOf, visibleTo, type Row } from "../data";
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
  if (sequence.kind === "search") return besideInSearch(viewer, sequence.query, photo.id);
  return beside(viewer, rowOf(viewer, sequence, photo), photo.id);
}

/** Each sequence in the order of the page that lists it. */
function rowOf(viewer: Viewer, sequence: Exclude<Sequence, { kind: "author" | "search" }>, { owner }: Standing): Row {
  const rows: { [Kind in typeof sequence.kind]: (its: Extract<Sequence, { kind: Kind }>) => Row } = {
    post: ({ id }) => ({
      join: sql`inner join ${postPhotos} on ${postPhotos.photoId} = ${photos.id} inner join ${posts} on ${posts.id} = ${postPhotos.postId}`,
      within: and(eq(posts.id, id), postsVisibleTo(viewer))!,
      by: [postPhotos.position, photos.id],
      descending: false,
      bounded: true,
      cycles: true,
    }),
    upload: ({ id }) => ({ within: and(eq(photos.uploadId, id), eq(photos.ownerId, owner.id))!, by: [photos.id], descending: false, bounded: true }),
    tag: ({ tag, order }) => (order === "time" ? { within: tagged(tag), by: [photos.id], descending: true } : mostCollected(viewer, tag)),
    explore: ({ popular }) => (popular ? mostVoted(viewer, WINDOWS[popular]) : { within: sharedWithEveryone(viewer), by: [photos.id], descending: true }),
  };
  return (rows[sequence.kind] as (its: Sequence) => Row)(sequence);
}

const tagged = (tag: string): SQL => sql`${photos.id} in (
  select ${photoTags.photoId} from ${photoTags} inner join ${tags} on ${tags.id} = ${photoTags.tagId} where ${tags.folded} = ${tag})`;

/** As on the tag's page, only the newest of them are compared. */
function mostCollected(viewer: Viewer, tag: string): Row {
  const newest = sql`(select ${photos.id} from ${photos} where ${and(tagged(tag), eq(photos.status, "ready"), visibleTo(viewer))} order by ${photos.id} desc limit ${COMPARED})`;
  return { within: sql`${photos.id} in ${newest}`, by: [collectedBy(viewer, sql`${photos.id}`), photos.id], descending: true, bounded: true };
}

const mostVoted = (viewer: Viewer, days: number): Row => ({
  join: sql`inner join ${photoVotes(viewer, days)} as ranked on ranked.id = ${photos.id}`,
  within: sharedWithEveryone(viewer),
  by: [sql`ranked.votes`, photos.id],
  descending: true,
  bounded: true,
});
