import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { savedSearches } from "@/db/schema";
import { actorOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import {
  deleteSearchAction,
  followSearchAction,
  openSearchAction,
  renameSearchAction,
  saveSearchAction,
  undeleteSearchAction,
} from "@/lib/search/saved/actions";
import { deleteSearch } from "@/lib/search/saved/mutations";
import { writeDeleted } from "@/lib/search/saved/schema";
import type { SavedSearchId } from "@/lib/search/saved/types";
import { CONFIRMED, OWNER } from "../actors";
import { send, type Cases } from "./attempt";

async function kept({ id: ownerId }: User): Promise<SavedSearchId> {
  const id = newId<"saved-search">();
  await db.insert(savedSearches).values({ id, ownerId, name: "Kept", query: `q=${id}` });
  return id;
}

const now = async (id: string) => (await db.select().from(savedSearches).where(eq(savedSearches.id, id)))[0];

/** What is done with searches that somebody keeps: each with the owner's, but for a new one. */
export const savedSearchActions: Cases = {
  saveSearchAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => {
      const query = `q=${newId()}`;
      return {
        send: send(saveSearchAction, { name: "New", query }),
        happened: async () => (await db.select().from(savedSearches).where(eq(savedSearches.query, query))).some(({ ownerId }) => ownerId === self.id),
      };
    },
  },
  renameSearchAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const search = await kept(people.owner);
      return { send: send(renameSearchAction, { search, name: "Renamed" }), happened: async () => (await now(search))?.name === "Renamed" };
    },
  },
  followSearchAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const search = await kept(people.owner);
      return { send: send(followSearchAction, { search, on: "yes" }), happened: async () => (await now(search))?.followed === true };
    },
  },
  openSearchAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const search = await kept(people.owner);
      return { send: send(openSearchAction, { search }), happened: async () => (await now(search))?.seenId !== null };
    },
  },
  deleteSearchAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const search = await kept(people.owner);
      return { send: send(deleteSearchAction, { search }), happened: async () => (await now(search)) === undefined };
    },
  },
  undeleteSearchAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const search = await kept(people.owner);
      const deleted = await deleteSearch(actorOf(people.owner), search);
      return { send: send(undeleteSearchAction, { deleted: writeDeleted(deleted) }), happened: async () => (await now(search)) !== undefined };
    },
  },
};
