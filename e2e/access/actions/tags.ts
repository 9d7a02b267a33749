import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { tagWatches } from "@/db/schema";
import { aTag } from "@/db/seed/factories";
import { watchTagAction } from "@/lib/tags/watches/actions";
import { CONFIRMED } from "../actors";
import { send, type Cases } from "./attempt";

/** What people think of tags. */
export const tagActions: Cases = {
  watchTagAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => {
      const { id, folded } = await aTag();
      return {
        send: send(watchTagAction, { tag: folded, deed: "follow" }),
        happened: async () => (await db.select().from(tagWatches).where(eq(tagWatches.tagId, id))).some(({ userId }) => userId === self.id),
      };
    },
  },
};
