import { CONFIRMED, MEMBERS, NOBODY, OWNER, type Actor } from "../actors";
import { POSTS, type Posts } from "../posts";
import type { World } from "../world";
import { FRIENDS, LET_IN, type Case, type Doors, type Sight } from "./case";

const wall = ({ people }: World): string => `/u/${people.owner.username}/posts`;
/** Whose eyes each of the posts is for in a list; those not named are for nobody's. */
const said = (path: (world: World) => string, open: Partial<Record<keyof Posts, readonly Actor[]>>): Case[] =>
  POSTS.map((kind) => ({ what: `post in the list: ${kind}`, path, open: open[kind] ?? NOBODY, shows: ({ posts }) => posts[kind].text }));

/** What stands on walls of others, and who reads these. */
export const ELSEWHERE = {
  onSecludedWall: LET_IN,
  onOwnWall: ["friend", "moderator"],
  onFriendsWall: ["friend", "moderator"],
  onPrivateWall: ["moderator"],
} as const satisfies Partial<Record<keyof Posts, readonly Actor[]>>;

const mayWrite = (where: string, whose: (world: World) => string, open: readonly Actor[]): Case => ({
  what: `a place to write ${where}`,
  path: (world) => `/u/${whose(world)}/posts`,
  open,
  shows: () => 'name="comments-closed"',
});

/** What was said on walls. */
export const postDoors = ({ lookers, seen, lookersAnd }: Sight): Doors => ({
  "/post/[id]": [
    { what: "public", path: ({ posts }) => `/post/${posts.public.id}`, open: lookers },
    { what: "friends", path: ({ posts }) => `/post/${posts.friends.id}`, open: FRIENDS },
    { what: "private", path: ({ posts }) => `/post/${posts.private.id}`, open: OWNER },
    { what: "a friend's on the owner's wall", path: ({ posts }) => `/post/${posts.onWall.id}`, open: lookers },
    { what: "the owner's on a suspended member's wall", path: ({ posts }) => `/post/${posts.onHiddenWall.id}`, open: OWNER },
    ...Object.entries(ELSEWHERE).map(([kind, open]): Case => ({ what: kind, path: ({ posts }) => `/post/${posts[kind as keyof Posts].id}`, open })),
    ...(["deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
      what: kind,
      path: ({ posts }) => `/post/${posts[kind].id}`,
      open: NOBODY,
    })),
    {
      what: "a like by whom the owner blocked",
      path: ({ reacted }) => `/post/${reacted.public}`,
      open: lookers.filter((actor) => actor !== "owner"),
      shows: ({ reacted }) => `href="/post/${reacted.public}/likes"`,
    },
  ],
  "/post/[id]/likes": [
    ...(
      [
        ["public", lookers],
        ["friends", FRIENDS],
        ["private", OWNER],
        ["deleted", NOBODY],
        ["removed", NOBODY],
        ["ofSuspended", NOBODY],
      ] as const
    ).map(([kind, open]): Case => ({ what: kind, path: ({ reacted }) => `/post/${reacted[kind]}/likes`, open })),
    {
      what: "whom the owner blocked",
      path: ({ reacted }) => `/post/${reacted.public}/likes`,
      open: lookers.filter((actor) => actor !== "owner"),
      shows: ({ people }) => `@${people.blocked.username}<`,
    },
  ],
  "/post/[id]/edit": [
    { what: "public", path: ({ posts }) => `/post/${posts.public.id}/edit`, open: OWNER },
    { what: "private", path: ({ posts }) => `/post/${posts.private.id}/edit`, open: OWNER },
    { what: "deleted", path: ({ posts }) => `/post/${posts.deleted.id}/edit`, open: NOBODY },
    { what: "a friend's on the owner's wall", path: ({ posts }) => `/post/${posts.onWall.id}/edit`, open: ["friend"] },
  ],
  "/u/[username]/posts": [
    { what: "the owner's wall", path: wall, open: lookersAnd("owner") },
    { what: "a suspended member's wall", path: ({ people }) => `/u/${people.suspended.username}/posts`, open: NOBODY },
    { what: "a place to write", path: wall, open: FRIENDS, shows: () => 'name="comments-closed"' },
    mayWrite(
      "where everyone may",
      ({ forFriends }) => forFriends.username,
      CONFIRMED.filter((actor) => actor !== "restricted"),
    ),
    mayWrite("where nobody may", ({ forNobody }) => forNobody.username, NOBODY),
    mayWrite("on a private account's", ({ secluded }) => secluded.username, ["friend"]),
    mayWrite("on one's own", ({ people }) => people.moderator.username, ["moderator", "administrator"]),
    {
      what: "how much stands there",
      path: wall,
      open: lookersAnd("owner"),
      // For each audience the post itself, one with a tag, one to be liked and one with a file; the friend's; and, the owner's alone, one with a comment's file.
      counts: { pattern: />All<span[^>]*>(\d+)</, expected: (actor) => 4 * seen(actor) + Number(lookers.includes(actor)) + Number(actor === "owner") },
    },
    ...said(wall, { public: lookers, friends: FRIENDS, private: OWNER, onWall: lookers }),
  ],
  "/publications": [
    { what: "one's own", path: () => "/publications", open: MEMBERS },
    ...said(() => "/publications", {
      public: OWNER,
      friends: OWNER,
      private: OWNER,
      onHiddenWall: OWNER,
      onWall: ["friend"],
      onSecludedWall: ["friend"],
      onOwnWall: ["friend"],
      onFriendsWall: ["moderator"],
      onPrivateWall: ["moderator"],
    }),
  ],
});
