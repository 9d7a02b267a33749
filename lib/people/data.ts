import { and, asc, eq, getTableColumns, gt, inArray, or, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn, PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { blocks, followRequests, follows, friendRequests, friendships, mutes, profiles, users } from "@/db/schema";
import { allBut, paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { hasArrived } from "@/lib/accounts/data";
import { foldUsername } from "@/lib/accounts/rules";
import { belongsTo, circleCounts, meets, opensTo, relationTo } from "./relations/data";
import { countsOf } from "@/lib/photos/data";
import type { Member, UserId, Viewer } from "@/lib/platform/session";
import type { Profile } from "./types";

/**
 * The profile under a username, in any case, with what of it is for this viewer; undefined when there is none, it is suspended, has not arrived yet,
 * or the viewer may not look.
 */
export async function getProfile(viewer: Viewer, username: string): Promise<Profile | undefined> {
  const me = viewer.kind === "member" ? viewer.id : null;
  const mine = sql`${users.id} = ${me}::uuid`;
  const [person] = await db
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      avatarToken: users.avatarToken,
      ...shown,
      joinedAt: users.createdAt,
      private: users.private,
      open: sql<boolean>`coalesce(${mine}, false) or ${opensTo(viewer, users.id)}`,
    })
    .from(users)
    .leftJoin(profiles, eq(profiles.userId, users.id))
    .innerJoin(belonging(viewer), sql`true`)
    .where(and(eq(users.usernameFolded, foldUsername(username)), viewer.mayLook ? or(mine, and(hasArrived, meets(viewer, users.id))) : mine));
  // Look-alikes fold together; an address means one of them.
  if (person?.username.toLowerCase() !== username.toLowerCase()) return undefined;
  const [photos, people, relation] = await Promise.all([countsOf(viewer, person.id), circleCounts(viewer, person.id), relationTo(viewer, person.id)]);
  return { ...person, photos: photos.ready, people, self: person.id === me, relation };
}

/** Those of the usernames, given in lower case, that lead to somebody this viewer may meet. */
export async function knownUsernames(viewer: Viewer, names: readonly string[]): Promise<Set<string>> {
  const folds = new Map(names.map((name) => [foldUsername(name), name]));
  if (folds.size === 0 || !viewer.mayLook) return new Set();
  const rows = await db
    .select({ username: users.username, folded: users.usernameFolded })
    .from(users)
    .where(and(inArray(users.usernameFolded, [...folds.keys()]), hasArrived, meets(viewer, users.id)));
  // Look-alikes fold together; a name means one of them.
  return new Set(rows.map(({ username }) => username.toLowerCase()).filter((name) => names.includes(name)));
}

/** Over `users`: which audiences of whoever a row names the viewer belongs to, decided once, however much the person says about themselves. */
const belonging = (viewer: Viewer): SQL => sql`lateral (
  select ${belongsTo(viewer, sql`'public'`, users.id)} as "public", ${belongsTo(viewer, sql`'friends'`, users.id)} as friends, ${belongsTo(viewer, sql`'private'`, users.id)} as "private"
  offset 0) as belonging`;

const shownTo = (value: AnyPgColumn, audience: AnyPgColumn): SQL => sql`case
  when case ${audience} when 'public' then belonging.public when 'friends' then belonging.friends when 'private' then belonging.private end then ${value} end`;
const textTo = (value: AnyPgColumn, audience: AnyPgColumn) => sql<string>`coalesce(${shownTo(value, audience)}, '')`;

/** Each thing somebody says about themselves, as far as its own audience lets this viewer read it. */
const shown = {
  bio: textTo(profiles.bio, profiles.bioFor),
  website: textTo(profiles.website, profiles.websiteFor),
  city: textTo(profiles.city, profiles.cityFor),
  birthday: sql<string | null>`to_char(${shownTo(profiles.birthday, profiles.birthdayFor)}, 'MM-DD')`,
  interests: textTo(profiles.interests, profiles.interestsFor),
  contacts: textTo(profiles.contacts, profiles.contactsFor),
};

/** What the viewer says about themself and to whom, and their friends, as far as these are to be seen. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const own = () =>
    db
      .select(allBut(getTableColumns(profiles), "userId"))
      .from(profiles)
      .where(eq(profiles.userId, viewer.id));
  yield* paged(
    "profile",
    (last: Awaited<ReturnType<typeof own>>[number] | undefined) => (last ? Promise.resolve([]) : own()),
    (data) => ({ data }),
  );
  yield* friendsTold(viewer);
  yield* tiesOf(viewer.id);
}

/** The others in a tie of the viewer's, each with when it began, under its section; the names of those who left are not told. */
async function* tiesOf(me: UserId): AsyncGenerator<ExportPage, void> {
  const read = (mine: PgColumn, theirs: PgColumn, since: PgColumn) => (last: Tie | undefined, limit: number) =>
    db
      .select({ id: users.id, username: users.username, name: users.name, since: sql`${since}`.mapWith(users.createdAt) })
      .from(mine.table)
      .innerJoin(users, eq(users.id, theirs))
      .where(and(eq(mine, me), hasArrived, last && gt(users.id, last.id)))
      .orderBy(asc(users.id))
      .limit(limit);
  const tell = ({ id: _id, ...data }: Tie) => ({ data });
  yield* paged("following", read(follows.followerId, follows.followedId, follows.createdAt), tell);
  yield* paged("followers", read(follows.followedId, follows.followerId, follows.createdAt), tell);
  yield* paged("follow-requests", read(followRequests.fromId, followRequests.toId, followRequests.createdAt), tell);
  yield* paged("friend-requests", read(friendRequests.fromId, friendRequests.toId, friendRequests.createdAt), tell);
  yield* paged("blocked", read(blocks.blockerId, blocks.blockedId, blocks.createdAt), tell);
  yield* paged("muted", read(mutes.muterId, mutes.mutedId, mutes.createdAt), tell);
}

type Tie = { id: string; username: string; name: string; since: Date };

async function* friendsTold(viewer: Member): AsyncGenerator<ExportPage, void> {
  const friendId = sql<string>`case when ${friendships.lowId} = ${viewer.id}::uuid then ${friendships.highId} else ${friendships.lowId} end`;
  yield* paged(
    "friends",
    (last: Tie | undefined, limit) =>
      db
        .select({ id: users.id, username: users.username, name: users.name, since: friendships.createdAt })
        .from(friendships)
        .innerJoin(users, sql`${users.id} = ${friendId}`)
        .where(and(or(eq(friendships.lowId, viewer.id), eq(friendships.highId, viewer.id)), hasArrived, last && gt(users.id, last.id)))
        .orderBy(asc(users.id))
        .limit(limit),
    ({ id: _id, ...data }) => ({ data }),
  );
}
