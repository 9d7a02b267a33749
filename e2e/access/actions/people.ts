import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { follows } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { relateAction } from "@/lib/people/relations/actions";
import { choosePrivacyAction } from "@/lib/people/privacy/actions";
import { CONFIRMED, MEMBERS } from "../actors";
import { send, userNow, type Cases } from "./attempt";

/** What people are to each other. */
export const peopleActions: Cases = {
  relateAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => {
      const { id: person } = await aPerson();
      return { send: send(relateAction, { person, deed: "follow" }), happened: async () => (await db.$count(follows, eq(follows.followerId, self.id))) > 0 };
    },
  },
  choosePrivacyAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(choosePrivacyAction, { private: "on", wallFrom: "nobody", wallFor: "private", showsPresence: "on" }),
      happened: async () => (await userNow(self.id))?.wallFrom === "nobody",
    }),
  },
};
