import { eq } from "drizzle-orm";
import type { ReactElement } from "react";
import { olderEntries } from "@/app/_parts/older-entries";
import { olderOfEveryone } from "@/app/everyone/_parts/older-of-everyone";
import type { MorePage } from "@/components/feed/older";
import { db } from "@/db/client";
import { feedSettings, instance } from "@/db/schema";
import { aPhoto } from "@/db/seed/factories";
import { chooseFeedAction } from "@/lib/feed/actions";
import { tellName } from "@/lib/feed/schema";
import type { FeedPage } from "@/lib/feed/types";
import { CONFIRMED, MEMBERS, OWNER, SHUT_OUT } from "../actors";
import { send, type Cases } from "./attempt";

/** Reads a page of a feed, and tells whether a photo was on it. */
function reading(read: (before: string) => Promise<MorePage>, photoId: string) {
  let seen: string[] = [];
  const look = async () => {
    const { page } = await read("");
    const { entries } = (page as ReactElement<Pick<FeedPage, "entries">>).props;
    seen = entries.flatMap((entry) => (entry.kind === "photos" ? entry.photos.map(({ id }) => id) : []));
  };
  return { send: look, happened: () => Promise.resolve(seen.includes(photoId)) };
}

/** What is read of feeds, and chosen of them. */
export const feedActions: Cases = {
  olderEntries: {
    open: OWNER,
    attempt: async ({ people }) => reading(olderEntries, (await aPhoto({ owner: people.owner, visibility: "private" })).id),
  },
  olderOfEveryone: {
    open: CONFIRMED.filter((actor) => !SHUT_OUT.includes(actor)),
    attempt: async ({ people }) => {
      // Guests read what is public where they may look, and other tests may have let them.
      await db.update(instance).set({ guestsMayLook: false });
      return reading(olderOfEveryone, (await aPhoto({ owner: people.owner })).id);
    },
  },
  chooseFeedAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(chooseFeedAction, { [tellName("photos")]: "on" }),
      happened: async () => (await db.$count(feedSettings, eq(feedSettings.userId, self.id))) > 0,
    }),
  },
};
