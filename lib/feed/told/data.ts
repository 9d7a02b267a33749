import { and, eq, inArray, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { db } from "@/db/client";
import { feedSettings, friendships, photos, photoTags, posts, postTags, profileChanges, profiles, tagWatches, users } from "@/db/schema";
import { hasArrived, isHidden } from "@/lib/accounts/data";
import { belongsTo, meets, mutedBy } from "@/lib/people/relations/data";
import type { Viewer } from "@/lib/platform/session";
import { visibleTo } from "@/lib/photos/data";
import { postsVisibleTo } from "@/lib/posts/data";
import { KINDS, type ChangedField } from "../types";
import type { Wishes } from "./types";

/** As many tags as a reader can follow, or mute, that their feed looks at. */
const MOST_TAGS = 500;

/** What the viewer wants of their feeds; guests have no wishes. */
export async function wishesOf(viewer: Viewer): Promise<Wishes> {
  if (viewer.kind === "guest") return { hidden: [], followed: [], muted: [] };
  const watched = (kind: "follow" | "mute"): SQL => sql`array(
    select ${tagWatches.tagId} from ${tagWatches} where ${tagWatches.userId} = ${viewer.id}::uuid and ${tagWatches.kind} = ${kind} limit ${MOST_TAGS})`;
  const [row] = await db.execute<Record<"hidden" | "followed" | "muted", string[]>>(sql`
    select coalesce((select ${feedSettings.hidden} from ${feedSettings} where ${feedSettings.userId} = ${viewer.id}::uuid), '{}') as hidden,
      ${watched("follow")} as followed, ${watched("mute")} as muted`);
  const { hidden = [], followed = [], muted = [] } = row ?? {};
  return { hidden: KINDS.filter((kind) => hidden.includes(kind)), followed, muted };
}

/** Whether something is of the viewer's own making: what others are not told, and what the viewer hides, is theirs all the same. */
const isOf = (viewer: Viewer, person: SQLWrapper): SQL => (viewer.kind === "member" ? sql`${person} = ${viewer.id}::uuid` : sql`false`);

const notMuted = (viewer: Viewer, person: SQLWrapper): SQL | undefined => (viewer.kind === "member" ? sql`${person} not in ${mutedBy(viewer.id)}` : undefined);

/** Whether all of these people let feeds tell of this kind; the viewer tells themself everything. */
const announced = (viewer: Viewer, people: readonly SQLWrapper[], kind: SQL): SQL => sql`not exists (
  select 1 from ${feedSettings} where ${feedSettings.userId} in (${sql.join([...people], sql`, `)}) and ${kind} = any(${feedSettings.untold})
    and not ${isOf(viewer, feedSettings.userId)})`;

/** Hidden kinds are hidden of others; what is the viewer's own is no news where only news is asked for. */
function wished(mine: SQL, { othersOnly }: Wishes, isHiddenKind: SQL | boolean): SQL | undefined {
  const notHidden = isHiddenKind === false ? undefined : isHiddenKind === true ? mine : sql`(${mine} or not ${isHiddenKind})`;
  return and(othersOnly ? sql`not ${mine}` : undefined, notHidden);
}

/** Which rows of `photos` a feed tells this viewer, whosever feed it is. */
export function photosTold(viewer: Viewer, wishes: Wishes): SQL {
  const mine = isOf(viewer, photos.ownerId);
  const shunned =
    wishes.muted.length > 0 &&
    sql`(${mine} or not exists (
    select 1 from ${photoTags} where ${photoTags.photoId} = ${photos.id} and ${inArray(photoTags.tagId, [...wishes.muted])}))`;
  return and(
    eq(photos.status, "ready"),
    visibleTo(viewer),
    notMuted(viewer, photos.ownerId),
    announced(viewer, [photos.ownerId], sql`'photos'`),
    wished(mine, wishes, wishes.hidden.includes("photos")),
    shunned || undefined,
  )!;
}

/** Which rows of `posts`. What somebody wrote on another's wall is told where both let it be. */
export function postsTold(viewer: Viewer, wishes: Wishes): SQL {
  const mine = isOf(viewer, posts.authorId);
  const kind = sql`case when ${posts.authorId} = ${posts.wallId} then 'posts' else 'wall' end`;
  const left = (["posts", "wall"] as const).filter((one) => wishes.hidden.includes(one));
  const shunned =
    wishes.muted.length > 0 &&
    sql`(${mine} or not exists (
    select 1 from ${postTags} where ${postTags.postId} = ${posts.id} and ${inArray(postTags.tagId, [...wishes.muted])}))`;
  return and(
    postsVisibleTo(viewer),
    notMuted(viewer, posts.authorId),
    notMuted(viewer, posts.wallId),
    announced(viewer, [posts.authorId, posts.wallId], kind),
    wished(mine, wishes, left.length > 0 && sql`${kind} in ${left}`),
    shunned || undefined,
  )!;
}

/** The fields that are told, and of the tables `users` and `profiles` for whom each is, and whether there is anything to read. */
const FIELDS: Record<ChangedField, { audience: SQLWrapper; said: SQL }> = {
  avatar: { audience: sql`'public'`, said: sql`${users.avatarToken} is not null` },
  name: { audience: sql`'public'`, said: sql`true` },
  bio: { audience: profiles.bioFor, said: sql`${profiles.bio} <> ''` },
  website: { audience: profiles.websiteFor, said: sql`${profiles.website} <> ''` },
  city: { audience: profiles.cityFor, said: sql`${profiles.city} <> ''` },
  birthday: { audience: profiles.birthdayFor, said: sql`${profiles.birthday} is not null` },
  interests: { audience: profiles.interestsFor, said: sql`${profiles.interests} <> ''` },
  contacts: { audience: profiles.contactsFor, said: sql`${profiles.contacts} <> ''` },
};

/** Those of a change's fields that are for this viewer now, whoever they were for when they changed; `profile_changes` names the row. */
export function fieldsTold(viewer: Viewer): SQL<ChangedField[]> {
  const fields = Object.entries(FIELDS);
  const choose = (of: (field: (typeof FIELDS)[ChangedField]) => SQLWrapper): SQL =>
    sql`case field ${sql.join(
      fields.map(([name, field]) => sql`when ${sql.raw(`'${name}'`)} then ${of(field)}`),
      sql` `,
    )} end`;
  return sql<ChangedField[]>`array(
    select field from ${users} left join ${profiles} on ${profiles.userId} = ${users.id}, unnest(${profileChanges.fields}) as field
    where ${users.id} = ${profileChanges.userId} and ${hasArrived} and ${meets(viewer, users.id)} and ${choose(({ said }) => said)}
      and ${belongsTo(
        viewer,
        choose(({ audience }) => audience),
        users.id,
      )})`;
}

/** Which rows of `profile_changes`: those of which anything is for the viewer. */
export const profilesTold = (viewer: Viewer, wishes: Wishes): SQL =>
  and(
    notMuted(viewer, profileChanges.userId),
    announced(viewer, [profileChanges.userId], sql`'profile'`),
    wished(isOf(viewer, profileChanges.userId), wishes, wishes.hidden.includes("profile")),
    sql`cardinality(${fieldsTold(viewer)}) > 0`,
  )!;

/** Which rows of `friendships`: those of two who are both there for the viewer, and whose public things are both open to them. */
export function friendshipsTold(viewer: Viewer, wishes: Wishes): SQL {
  const both = [friendships.lowId, friendships.highId] as const;
  const there = (person: SQLWrapper): SQL | undefined =>
    and(
      sql`${person} not in (select ${users.id} from ${users} where ${isHidden})`,
      meets(viewer, sql`${person}`),
      belongsTo(viewer, sql`'public'`, sql`${person}`),
      notMuted(viewer, person),
    );
  const mine = or(...both.map((person) => isOf(viewer, person)))!;
  return and(...both.map(there), announced(viewer, both, sql`'friends'`), wished(mine, wishes, wishes.hidden.includes("friends")))!;
}
