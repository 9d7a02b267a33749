import { aLike, aPost, collect, type Photo } from "@/db/seed/factories";
import type { Cast } from "./cast";

const VISIBILITIES = ["public", "friends", "private"] as const;

/** Posts of the owner, and one of a suspended member, that somebody could like. */
export type Reacted = Record<(typeof VISIBILITIES)[number] | "deleted" | "removed" | "ofSuspended", string>;

/**
 * What was done about the owner's public photo: the friend likes it, and so did whom the owner blocked since; the stranger has collected it for all to
 * see, whom the owner blocked did before, and the friend for themself alone. The one for friends is kept by the friend, and by who was one.
 */
export async function react(
  { people: { owner, friend, formerFriend, stranger, blocked, suspended } }: Cast,
  photos: Record<"public" | "friends", Photo>,
): Promise<Reacted> {
  for (const person of [friend, blocked]) await aLike(person, { photo: photos.public });
  for (const person of [stranger, blocked]) await collect(person, photos.public);
  await collect(friend, photos.public, { private: true });
  for (const person of [friend, formerFriend]) await collect(person, photos.friends);
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
