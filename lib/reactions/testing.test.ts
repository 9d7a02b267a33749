import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { photos, users } from "@/db/schema";
import { aPerson, befriend, block, endFriendship, follow, people, type Photo, type User } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { newId, newToken } from "@/lib/core/ids";

/** What a promise is refused with, `not-found errors.not-found`; `null` where it is not. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? `${error.code} ${error.say.key}` : String(error);
}

/** Everyone who may stand before a thing of the owner's. */
export async function everyone(owner: User) {
  const [stranger, friend, former, blocked, blocker, follower] = (await people(6)) as [User, User, User, User, User, User];
  await befriend(owner, friend);
  await befriend(owner, former);
  await endFriendship(owner, former);
  await block(owner, blocked);
  await block(blocker, owner);
  await follow(follower, owner);
  return { stranger, friend, former, blocked, blocker, follower, unconfirmed: await aPerson({ confirmed: false }) };
}

export const suspend = ({ id }: User) => db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, id));

/** Makes somebody's account private. */
export const seclude = ({ id }: User) => db.update(users).set({ private: true }).where(eq(users.id, id));

/** Does something, and answers with the steps in which the database would read one of these tables from end to end for it. */
export async function scansOf(tables: readonly string[], act: () => Promise<unknown>): Promise<string[]> {
  const asked = vi.spyOn(db.$client, "unsafe");
  await act();
  const queries = asked.mock.calls.map(([text, params]) => [text, params] as const);
  asked.mockRestore();
  expect(queries).not.toEqual([]);
  const plans = await Promise.all(queries.map(([text, params]) => db.$client.unsafe<{ "QUERY PLAN": string }[]>(`explain ${text}`, params)));
  return plans.flat().flatMap((step) => (tables.some((table) => step["QUERY PLAN"].includes(`Seq Scan on ${table} `)) ? step["QUERY PLAN"].trim() : []));
}

/** So many other photos of the same owner, of which nothing but the row is there. */
export async function morePhotos(photo: Photo, count: number): Promise<void> {
  const { shownAt: _shownAt, words: _words, ...row } = photo;
  await db.insert(photos).values(Array.from({ length: count }, () => ({ ...row, id: newId(), urlToken: newToken() })));
}

it("a table that is read from end to end is noticed", async () => {
  await aPerson();
  expect(await scansOf(["users"], () => db.select().from(users).where(eq(users.name, "nobody")))).toHaveLength(1);
  expect(await scansOf(["users"], () => db.select().from(photos).limit(1))).toEqual([]);
});

it("what a promise is refused with is told", async () => {
  expect(await refusal(Promise.reject(new AppError("not-found")))).toBe("not-found errors.not-found");
  expect(await refusal(Promise.resolve())).toBe("null");
});
