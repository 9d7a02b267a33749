import { and, asc, desc, eq, lt, ne, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { photoTags, posts, postTags, tags } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { judged } from "@/lib/people/relations/data";
import { photoCards } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { postsVisibleTo, postViews } from "@/lib/posts/data";
import { collectedBy } from "@/lib/reactions/votes/data";
import { taggedPhoto } from "../data";
import type { Tag } from "../types";
import { watchOf } from "../watches/data";
import { COMPARED, MOST_COUNTED, type Order, type TaggedPhotos, type TaggedPlace, type TaggedPosts, type TagSummary } from "./types";

const PHOTOS = 60;
const POSTS = 12;
/** The tags beside one are taken from as many of its newest photos. */
const LOOKED_AT = 500;
const RELATED = 12;

/** The tag under an address. Asked for by itself, so that its photos and posts come in the order of their index, as many as are shown and no more. */
const idOf = (folded: string): SQL => sql`(select ${tags.id} from ${tags} where ${tags.folded} = ${folded})`;

/** How much carries a tag for this viewer. To whoever may see nothing of it, it looks like one that was never used. */
export async function tagSummary(viewer: Viewer, folded: string): Promise<TagSummary> {
  const itsPhotos = showing(viewer, folded)
    .limit(MOST_COUNTED + 1)
    .as("its_photos");
  const itsPosts = sayingSo(viewer, folded)
    .limit(MOST_COUNTED + 1)
    .as("its_posts");
  const counted = { count: sql<number>`count(*)::int` };
  const [[ofPhotos], [ofPosts], [tag], watch] = await Promise.all([
    db.select(counted).from(itsPhotos),
    db.select(counted).from(itsPosts),
    db.select({ name: tags.name }).from(tags).where(eq(tags.folded, folded)),
    watchOf(viewer, folded),
  ]);
  const [itsPhotoCount, itsPostCount] = [ofPhotos?.count ?? 0, ofPosts?.count ?? 0];
  const shown = itsPhotoCount + itsPostCount > 0;
  return { folded, name: (shown && tag?.name) || folded, photos: itsPhotoCount, posts: itsPostCount, watch };
}

/** One page of the photos that carry a tag, the newest or the most collected first. */
export async function taggedPhotos(viewer: Viewer, folded: string, order: Order, after?: TaggedPlace): Promise<TaggedPhotos> {
  const places = order === "time" ? await byTime(viewer, folded, after) : await byCollections(viewer, folded, after);
  const page = places.slice(0, PHOTOS);
  const cards = await photoCards(
    viewer,
    page.map(({ id }) => id),
  );
  return { photos: cards, next: places.length > PHOTOS ? page.at(-1)! : null };
}

/** The photos that carry a tag, as far as this viewer may see them, the newest first. */
function showing(viewer: Viewer, folded: string, before?: string) {
  const photo = taggedPhoto(viewer);
  return db
    .select({ id: photo.id })
    .from(photoTags)
    .innerJoinLateral(photo, sql`true`)
    .where(and(eq(photoTags.tagId, idOf(folded)), before ? lt(photoTags.photoId, before) : undefined))
    .orderBy(desc(photoTags.photoId));
}

/** The posts that carry a tag, likewise. */
function sayingSo(viewer: Viewer, folded: string, before?: string) {
  const seen = and(eq(posts.id, postTags.postId), judged(postsVisibleTo(viewer)));
  const post = db.select({ id: posts.id }).from(posts).where(seen).limit(1).as("post");
  const older = before && isId(before) ? lt(postTags.postId, before) : undefined;
  return db
    .select({ id: post.id })
    .from(postTags)
    .innerJoinLateral(post, sql`true`)
    .where(and(eq(postTags.tagId, idOf(folded)), older))
    .orderBy(desc(postTags.postId));
}

async function byTime(viewer: Viewer, folded: string, after: TaggedPlace | undefined): Promise<TaggedPlace[]> {
  const rows = await showing(viewer, folded, after?.id).limit(PHOTOS + 1);
  return rows.map(({ id }) => ({ id, collected: null }));
}

function byCollections(viewer: Viewer, folded: string, after: TaggedPlace | undefined): Promise<TaggedPlace[]> {
  const compared = showing(viewer, folded).limit(COMPARED).as("compared");
  const counted = db
    .select({ id: compared.id, collected: collectedBy(viewer, sql`${compared.id}`).as("count") })
    .from(compared)
    .as("counted");
  return db
    .select({ id: counted.id, collected: counted.collected })
    .from(counted)
    .where(after && sql`(${counted.collected}, ${counted.id}) < (${after.collected ?? 0}::int, ${after.id}::uuid)`)
    .orderBy(desc(counted.collected), desc(counted.id))
    .limit(PHOTOS + 1);
}

/** One page of the posts that carry a tag, the newest first; pass the `next` of a page to get the one after it. */
export async function taggedPosts(viewer: Viewer, folded: string, before?: string): Promise<TaggedPosts> {
  const rows = await sayingSo(viewer, folded, before).limit(POSTS + 1);
  const ids = rows.slice(0, POSTS).map(({ id }) => id);
  return { posts: await postViews(viewer, ids), next: rows.length > POSTS ? ids.at(-1)! : null };
}

/** The tags that stand beside one on the newest photos that this viewer may see, those most often there first. */
export async function relatedTags(viewer: Viewer, folded: string): Promise<Tag[]> {
  const newest = showing(viewer, folded).limit(LOOKED_AT).as("newest");
  return db
    .select({ folded: tags.folded, name: tags.name })
    .from(newest)
    .innerJoin(photoTags, eq(photoTags.photoId, newest.id))
    .innerJoin(tags, eq(tags.id, photoTags.tagId))
    .where(ne(tags.folded, folded))
    .groupBy(tags.id)
    .orderBy(desc(sql`count(*)`), asc(tags.folded))
    .limit(RELATED);
}
