import { expect, it } from "vitest";
import { db } from "@/db/client";
import { posts, profileChanges, profiles } from "@/db/schema";
import { aPerson, aPhoto, befriend, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { feedPage } from "./data";
import { readCursor } from "./schema";
import type { Feed, FeedEntry } from "./types";

/** Everything a viewer's feed holds, page after page. */
export async function feedOf(viewer: Viewer, feed: Feed = "home"): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = [];
  let next: string | undefined;
  do {
    const page = await feedPage(viewer, feed, readCursor(next));
    entries.push(...page.entries);
    next = page.next;
  } while (next);
  return entries;
}

/** Whom an entry is of, and of which kind. */
export const told = (entry: FeedEntry): string => {
  if (entry.kind === "photos") return `photos of ${entry.owner.name}`;
  if (entry.kind === "post")
    return entry.post.author.id === entry.post.wall.id ? `post of ${entry.post.author.name}` : `${entry.post.author.name} to ${entry.post.wall.name}`;
  if (entry.kind === "profile") return `${entry.fields.join()} of ${entry.person.name}`;
  return `${entry.mine ? "I" : entry.first.name} and ${entry.second.name}`;
};
/** All a feed tells a viewer, a line for each entry. */
export const tells = async (viewer: Viewer, feed?: Feed): Promise<string[]> => (await feedOf(viewer, feed)).map(told).toSorted();
/** Of everybody there is, what a feed tells of these. */
export const tellsOf = async (viewer: Viewer, feed: Feed, ...named: User[]): Promise<string[]> =>
  (await tells(viewer, feed)).filter((line) => named.some(({ name }) => line.includes(name)));

/** Something said, publicly unless told. */
export const aPost = async (author: User, { wall = author, ...columns }: { wall?: User } & Partial<typeof posts.$inferInsert> = {}): Promise<string> => {
  const id = columns.id ?? newId();
  await db.insert(posts).values({ visibility: "public", text: "Said", ...columns, id, authorId: author.id, wallId: wall.id });
  return id;
};
/** That fields of a profile have changed. */
export const aChange = (person: User, ...fields: string[]) => db.insert(profileChanges).values({ id: newId(), userId: person.id, fields });

/** Somebody who shared one thing of each kind, with a friend on whose wall they wrote. */
export async function scene() {
  const [author, wall] = [await aPerson(), await aPerson()];
  await aPhoto({ owner: author });
  await aPost(author);
  await aPost(author, { wall });
  await db.insert(profiles).values({ userId: author.id, bio: "Walks at night", contacts: "Signal", contactsFor: "friends" });
  await aChange(author, "bio", "contacts");
  await befriend(author, wall);
  const all = [
    `photos of ${author.name}`,
    `post of ${author.name}`,
    `${author.name} to ${wall.name}`,
    `bio of ${author.name}`,
    `${author.name} and ${wall.name}`,
  ];
  return { author, wall, all: all.toSorted() };
}

it("has a line for each kind", async () => {
  const { author, wall, all } = await scene();
  expect(all).toHaveLength(5);
  expect(await tellsOf(viewerOf(author), "home", wall)).toHaveLength(2);
});
