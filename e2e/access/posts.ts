import { aPost, type Post, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Cast } from "./cast";

/** What was said on walls, each in words of its own: the owner's, but for `onWall`, which a friend wrote, and those that stand elsewhere. */
export const POSTS = [
  "public",
  "friends",
  "private",
  "deleted",
  "removed",
  "onWall",
  "onHiddenWall",
  "ofSuspended",
  "ofLeaving",
  // A friend's on the wall of a private account, and on that of a moderator, which only they read; a moderator's on walls that friends read, and nobody.
  "onSecludedWall",
  "onOwnWall",
  "onFriendsWall",
  "onPrivateWall",
] as const;
export type Posts = Record<(typeof POSTS)[number], Post>;

/** Whose walls there are, but for those of the cast. */
type Walls = Record<"secluded" | "forFriends" | "forNobody", Pick<User, "id">>;

export async function postsOf({ people: { owner, friend, suspended, leaving, moderator } }: Cast, walls: Walls): Promise<Posts> {
  const text = (kind: string) => `said${kind}${newId().slice(-12)}`;
  return {
    public: await aPost({ author: owner, text: text("public") }),
    friends: await aPost({ author: owner, visibility: "friends", text: text("friends") }),
    private: await aPost({ author: owner, visibility: "private", text: text("private") }),
    deleted: await aPost({ author: owner, deletedAt: new Date(), text: text("deleted") }),
    removed: await aPost({ author: owner, removedAt: new Date(), text: text("removed") }),
    onWall: await aPost({ author: friend, wall: owner, text: text("onwall") }),
    onHiddenWall: await aPost({ author: owner, wall: suspended, text: text("onhiddenwall") }),
    ofSuspended: await aPost({ author: suspended, wall: owner, text: text("ofsuspended") }),
    ofLeaving: await aPost({ author: leaving, wall: owner, text: text("ofleaving") }),
    onSecludedWall: await aPost({ author: friend, wall: walls.secluded, text: text("onsecludedwall") }),
    onOwnWall: await aPost({ author: friend, wall: moderator, text: text("onownwall") }),
    onFriendsWall: await aPost({ author: moderator, wall: walls.forFriends, text: text("onfriendswall") }),
    onPrivateWall: await aPost({ author: moderator, wall: walls.forNobody, text: text("onprivatewall") }),
  };
}
