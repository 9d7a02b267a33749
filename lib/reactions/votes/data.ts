import { and, gt, not, sql, type SQL } from "drizzle-orm";
import { collections, photoLikes, postLikes } from "@/db/schema";
import { isKnown } from "@/lib/people/relations/data";
import type { Viewer } from "@/lib/platform/session";

/** As many likes, and as many collections, are looked at, the latest first: enough to tell what is popular, whatever the size of the place. */
const LATEST = 20_000;

const within = (days: number): SQL => sql`now() - make_interval(days => ${days})`;

/** Photos by how often they were liked or openly collected in so many days, as a subquery of `id` and `votes`. */
export const photoVotes = (viewer: Viewer, days: number): SQL => sql`(
  select vote.id, count(*)::int as votes from (
    (select ${photoLikes.photoId} as id from ${photoLikes}
      where ${and(gt(photoLikes.createdAt, within(days)), isKnown(viewer, sql`${photoLikes.userId}`))}
      order by ${photoLikes.createdAt} desc limit ${LATEST})
    union all
    (select ${collections.photoId} from ${collections}
      where ${and(gt(collections.createdAt, within(days)), isOpen, isKnown(viewer, sql`${collections.userId}`))}
      order by ${collections.createdAt} desc limit ${LATEST})) as vote group by vote.id)`;

/** Posts by how often they were liked in so many days, likewise. */
export const postVotes = (viewer: Viewer, days: number): SQL => sql`(
  select vote.id, count(*)::int as votes from (
    select ${postLikes.postId} as id from ${postLikes}
    where ${and(gt(postLikes.createdAt, within(days)), isKnown(viewer, sql`${postLikes.userId}`))}
    order by ${postLikes.createdAt} desc limit ${LATEST}) as vote group by vote.id)`;

/** Of what somebody collects privately only they know, so it moves nothing. */
const isOpen = not(collections.private);

/** How many have openly collected the photo that this column names, as far as they count for the viewer. */
export const collectedBy = (viewer: Viewer, photoId: SQL): SQL<number> => sql<number>`(
  select count(*)::int from ${collections} where ${collections.photoId} = ${photoId} and ${isOpen} and ${isKnown(viewer, sql`${collections.userId}`)})`;
