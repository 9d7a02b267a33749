import { aPost, type Post } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Cast } from "./cast";

/** What was said on walls, each in words of its own: the owner's, but for `onWall`, which a friend wrote, and the last two. */
export const POSTS = ["public", "friends", "private", "deleted", "removed", "onWall", "onHiddenWall", "ofSuspended", "ofLeaving"] as const;
export type Posts = Record<(typeof POSTS)[number], Post>;

export async function postsOf({ people: { owner, friend, suspended, leaving } }: Cast): Promise<Posts> {
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
  };
}
