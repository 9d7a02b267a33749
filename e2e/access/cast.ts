import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { friendRequests, sessions, users } from "@/db/schema";
import { aPerson, befriend, block, endFriendship, type User } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { ACTORS, type Actor } from "./actors";

/** One person in each of the positions; `guest` is nobody. */
type People = Record<Exclude<Actor, "guest">, User>;
export type Cast = { people: People; cookies: Record<Actor, string> };

/** Makes the people, with the owner's friends, and signs each of them in. */
export async function cast(): Promise<Cast> {
  const people: People = {
    newcomer: await aPerson({ confirmed: false }),
    waiting: await aPerson({ approvedAt: null }),
    stranger: await aPerson(),
    friend: await aPerson(),
    formerFriend: await aPerson(),
    blocked: await aPerson(),
    blocker: await aPerson(),
    owner: await aPerson({ showsPresence: true }),
    restricted: await aPerson({ role: "restricted" }),
    moderator: await aPerson({ role: "moderator", wallFor: "private" }),
    administrator: await aPerson({ role: "administrator", private: true }),
    suspended: await aPerson({ showsPresence: true }),
    leaving: await aPerson(),
    signedOut: await aPerson(),
    expired: await aPerson(),
  };
  const cookies = Object.fromEntries(
    await Promise.all(ACTORS.map(async (actor): Promise<[Actor, string]> => [actor, actor === "guest" ? "" : await signInForTest(people[actor].id)])),
  );
  // What they have, and those who have not arrived may not use yet.
  for (const friend of ["friend", "newcomer", "waiting"] as const) await befriend(people.owner, people[friend]);
  await befriend(people.administrator, people.moderator);
  // What they once had, and have no longer.
  for (const lost of ["formerFriend", "suspended", "leaving", "signedOut", "expired"] as const) await befriend(people.owner, people[lost]);
  await endFriendship(people.owner, people.formerFriend);
  await db.insert(friendRequests).values({ fromId: people.stranger.id, toId: people.owner.id });
  await block(people.owner, people.blocked);
  await block(people.blocker, people.owner);
  await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, people.suspended.id));
  await db
    .update(users)
    .set({ deletesAt: new Date(Date.now() + 86_400_000) })
    .where(eq(users.id, people.leaving.id));
  await db
    .update(sessions)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(sessions.userId, people.expired.id));
  await db.delete(sessions).where(eq(sessions.userId, people.signedOut.id));
  return { people, cookies: cookies as Record<Actor, string> };
}
