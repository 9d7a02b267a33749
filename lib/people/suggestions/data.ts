import { and, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { followRequests, friendRequests, friendships, gear, photos, photoTags, tags, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { visibleTo } from "@/lib/photos/data";
import type { UserId, Viewer } from "@/lib/platform/session";
import { followedBy, friendsOf, judged, meets, mutedBy } from "../relations/data";
import type { Suggestion } from "./types";

const MOST = 12;
/** As many of the viewer's own cameras, lenses and tags are looked at, those they use most. */
const OWN = 5;
/** Of as many of their own photos, the newest: what they use now, however much they once used. */
const OWN_LOOKED_AT = 500;
/** As many photos of each of these are looked at: enough to meet people, whatever the size of the place. */
const LOOKED_AT = 50;
/** Friends of friends that are counted at most. */
const FRIENDS_LOOKED_AT = 5000;

/**
 * People the viewer may want to know, those with the most friends in common first, then those with gear and tags in common. Nobody they know already in
 * any way, asked, muted or do not meet.
 */
export async function suggestionsFor(viewer: Viewer): Promise<Suggestion[]> {
  if (viewer.kind === "guest" || !viewer.confirmed) return [];
  const me = viewer.id;
  const inOrder = sql.raw("met.friends desc, (met.gear is not null)::int + (met.tag is not null)::int desc, met.id desc");
  // People are looked at one by one in this order until there are enough, and not all there are.
  return db.execute<Suggestion>(sql`
    with reasons as (
      select id, 1 as friends, null as gear, null as tag from (${friendsOfFriends(me)}) as met
      union all select id, 0, name, null from (${sharing(viewer, ownGear(me))}) as shared
      union all select id, 0, null, name from (${taggingAlike(viewer, me)}) as alike)
    select one.*, met.friends, met.gear, met.tag
    from (
      select * from (select id, sum(friends)::int as friends, min(gear) as gear, min(tag) as tag from reasons group by id) as met
      order by ${inOrder}) as met
    cross join lateral (
      select ${users.id} as id, ${users.username} as username, ${users.name} as name, ${users.avatarToken} as "avatarToken" from ${users}
      where ${users.id} = met.id and ${judged(and(hasArrived, meets(viewer, users.id), unknownTo(me))!)} limit 1) as one
    order by ${inOrder}
    limit ${MOST}`);
}

/** Whether `users` names somebody a member has nothing to do with so far. */
export const unknownTo = (me: UserId): SQL => sql`${users.id} <> ${me}::uuid
  and ${users.id} not in ${friendsOf(me)} and ${users.id} not in ${followedBy(me)} and ${users.id} not in ${mutedBy(me)}
  and ${users.id} not in (select ${followRequests.toId} from ${followRequests} where ${followRequests.fromId} = ${me}::uuid)
  and ${users.id} not in (select ${friendRequests.toId} from ${friendRequests} where ${friendRequests.fromId} = ${me}::uuid)
  and ${users.id} not in (select ${friendRequests.fromId} from ${friendRequests} where ${friendRequests.toId} = ${me}::uuid)`;

const friendsOfFriends = (me: UserId): SQL => sql`
  select met.id from ${friendsOf(me)} as mine(id) cross join lateral (
    select ${friendships.highId} as id from ${friendships} where ${friendships.lowId} = mine.id
    union all select ${friendships.lowId} from ${friendships} where ${friendships.highId} = mine.id) as met
  limit ${FRIENDS_LOOKED_AT}`;

/** A member's newest photos. */
const newestOf = (me: UserId): SQL => sql`(
  select ${photos.id}, ${photos.cameraId}, ${photos.lensId} from ${photos} where ${photos.ownerId} = ${me}::uuid
  order by ${photos.uploadId} desc, ${photos.id} limit ${OWN_LOOKED_AT})`;

/** The cameras and lenses a person photographs with most, as column and id. */
const ownGear = (me: UserId): SQL => sql`(
  (select 'camera' as kind, newest.camera_id as id from ${newestOf(me)} as newest where newest.camera_id is not null
    group by newest.camera_id order by count(*) desc limit ${OWN})
  union all
  (select 'lens', newest.lens_id from ${newestOf(me)} as newest where newest.lens_id is not null
    group by newest.lens_id order by count(*) desc limit ${OWN}))`;

const sharing = (viewer: Viewer, own: SQL): SQL => sql`
  select distinct seen.owner_id as id, ${gear.name} as name
  from ${own} as own join ${gear} on ${gear.id} = own.id
  cross join lateral (
    (select ${photos.ownerId} as owner_id from ${photos} where own.kind = 'camera' and ${photos.cameraId} = own.id and ${judged(visibleTo(viewer))} limit ${LOOKED_AT})
    union all
    (select ${photos.ownerId} from ${photos} where own.kind = 'lens' and ${photos.lensId} = own.id and ${judged(visibleTo(viewer))} limit ${LOOKED_AT})) as seen`;

const taggingAlike = (viewer: Viewer, me: UserId): SQL => sql`
  select distinct seen.owner_id as id, own.name
  from (
    select ${tags.id} as id, ${tags.name} as name from ${photoTags}
    join ${tags} on ${tags.id} = ${photoTags.tagId} join ${newestOf(me)} as newest on newest.id = ${photoTags.photoId}
    group by ${tags.id} order by count(*) desc limit ${OWN}) as own
  cross join lateral (
    select shown.owner_id from ${photoTags} cross join lateral (
      select ${photos.ownerId} as owner_id from ${photos} where ${photos.id} = ${photoTags.photoId} and ${judged(visibleTo(viewer))} limit 1) as shown
    where ${photoTags.tagId} = own.id order by ${photoTags.photoId} desc limit ${LOOKED_AT}) as seen`;
