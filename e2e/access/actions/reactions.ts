import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { collections } from "@/db/schema";
import { aComment, aPerson, aPhoto, aPost } from "@/db/seed/factories";
import { collectAction } from "@/lib/reactions/collections/actions";
import { likeAction } from "@/lib/reactions/likes/actions";
import { LIKES } from "@/lib/reactions/likes/data";
import { LIKEABLE, type Likeable } from "@/lib/reactions/likes/types";
import { CONFIRMED, SHUT_OUT } from "../actors";
import type { Cast } from "../cast";
import { send, type Cases } from "./attempt";

/** Something of each kind that is the owner's and public. */
const THINGS: Record<Likeable, (cast: Cast) => Promise<{ id: string }>> = {
  photo: ({ people: { owner } }) => aPhoto({ owner }),
  post: ({ people: { owner } }) => aPost({ author: owner }),
  "photo-comment": async ({ people: { owner } }) => aComment({ author: owner, photo: await aPhoto({ owner: await aPerson() }) }),
  "post-comment": async ({ people: { owner } }) => aComment({ author: owner, post: await aPost({ author: await aPerson() }) }),
};

/** What readers do about what they see. */
export const reactionActions: Cases = {
  likeAction: {
    open: CONFIRMED.filter((actor) => !SHUT_OUT.includes(actor)),
    attempt: async (cast) => {
      const things = await Promise.all(LIKEABLE.map(async (kind) => ({ kind, id: (await THINGS[kind](cast)).id })));
      return {
        send: () => Promise.all(things.map(({ kind, id }) => send(likeAction, { kind, id, on: "yes" })())),
        happened: async () => {
          const counts = await Promise.all(things.map(({ kind, id }) => db.$count(LIKES[kind].table, eq(LIKES[kind].liked, id))));
          return counts.some((count) => count > 0);
        },
      };
    },
  },
  collectAction: {
    // Nobody collects what is theirs.
    open: CONFIRMED.filter((actor) => !SHUT_OUT.includes(actor) && actor !== "owner"),
    attempt: async ({ people }) => {
      const { id: photo } = await aPhoto({ owner: people.owner });
      return {
        send: send(collectAction, { photo, on: "yes", private: "no" }),
        happened: async () => (await db.$count(collections, eq(collections.photoId, photo))) > 0,
      };
    },
  },
};
