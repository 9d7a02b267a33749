import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { follows } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { relateAction } from "@/lib/people/relations/actions";
import { CONFIRMED } from "../actors";
import { send, type Cases } from "./attempt";

/** What people are to each other. */
export const peopleActions: Cases = {
  relateAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => {
      const { id: person } = await aPerson();
      return { send: send(relateAction, { person, deed: "follow" }), happened: async () => (await db.$count(follows, eq(follows.followerId, self.id))) > 0 };
    },
  },
};
