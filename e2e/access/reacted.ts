import { aLike, aPost, collect, type Photo } from "@/db/seed/factories";
import type { Cast } from "./cast";

const VISIBILITIES = ["public", "friends", "private"] as const;

/** Posts of the owner, and one of a suspended member, that somebody could like. */
export type Reacted = Record<(typeof VISIBILITIES)[number] | "deleted" | "removed" | "ofSuspended", string>;

/**
 * What was done about the owner's public photo: the friend likes it, and so did whom the owner blocked since; the stranger has collected it for all to
 * see, and the friend for themself alone.
 */
export async function react({ people: { owner, friend, stranger, blocked, suspended } }: Cast, photo: Photo): Promise<Reacted> {
  for (const person of [friend, blocked]) await aLike(person, { photo });
  await collect(stranger, photo);
  await collect(friend, photo, { private: true });
  const post = async (columns: Partial<Parameters<typeof aPost>[0]> = {}): Promise<string> => {
    const { id } = await aPost({ author: owner, ...columns });
    await aLike(blocked, { post: { id } });
    return id;
  };
  return {
    public: await post(),
    friends: await post({ visibility: "friends" }),
    private: await post({ visibility: "private" }),
    deleted: await post({ deletedAt: new Date() }),
    removed: await post({ removedAt: new Date() }),
    ofSuspended: await post({ author: suspended }),
  };
}
