import { db } from "@/db/client";
import { mutes, profileChanges, profiles } from "@/db/schema";
import { aGear, aPerson, aPhoto, aTag, befriend, block, follow, watchTag, type Photo, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Cast } from "./cast";

/** People beside the owner, each with terms of their own. */
export type Neighbours = {
  /** A private account with a public photo, on whose wall everyone may write: `friend` is its friend, and `restricted` and `waiting` are let follow it. */
  secluded: Pick<User, "id" | "username"> & { photo: Photo; city: string };
  /** What others wrote on their wall is for their friends, `friend` and `waiting`; everyone may write there. */
  forFriends: Pick<User, "id" | "username">;
  /** It is for themself alone, and nobody may write there, not even their friend. */
  forNobody: Pick<User, "id" | "username">;
  /** A photo of whom a moderator has muted, with a tag that the stranger has. Its owner has blocked all who are behind a block of the owner's, and the owner. */
  muted: Photo;
  /** What somebody and `restricted` photograph with, but only in private. */
  shared: Record<"camera" | "lens" | "tag", string>;
};

const marked = (kind: string): string => `${kind}${newId().slice(-12)}`;

export async function neighboursOf({ people }: Cast): Promise<Neighbours> {
  const { friend, restricted, waiting, stranger } = people;
  const forFriends = await aPerson({ wallFor: "friends", wallFrom: "everyone" });
  for (const one of [friend, waiting]) await befriend(forFriends, one);
  const forNobody = await aPerson({ wallFor: "private", wallFrom: "nobody" });
  await befriend(forNobody, friend);
  await quiet(stranger);
  return { secluded: await secluded(friend, [restricted, waiting]), forFriends, forNobody, muted: await muted(people), shared: await shared(people) };
}

async function secluded(friend: User, followers: readonly User[]): Promise<Neighbours["secluded"]> {
  const owner = await aPerson({ private: true, wallFrom: "everyone" });
  await befriend(owner, friend);
  for (const follower of followers) await follow(follower, owner);
  const photo = await aPhoto({ owner, allowFull: true, widths: [320], title: marked("secluded") });
  const city = `Hamlet${newId().slice(-12)}`;
  await db.insert(profiles).values({ userId: owner.id, city });
  return { id: owner.id, username: owner.username, photo, city };
}

async function muted({ owner, blocked, blocker, moderator, stranger }: Cast["people"]): Promise<Photo> {
  const person = await aPerson();
  for (const one of [owner, blocked, blocker]) await block(person, one);
  await db.insert(mutes).values({ muterId: moderator.id, mutedId: person.id });
  const tag = await aTag(marked("muted"));
  await watchTag(stranger, tag, "mute");
  return aPhoto({ owner: person, title: marked("muted"), tags: [tag] });
}

async function shared({ restricted }: Cast["people"]): Promise<Neighbours["shared"]> {
  const [camera, lens, tag] = [
    await aGear("camera", `Shared ${marked("camera")}`),
    await aGear("lens", `Shared ${marked("lens")}`),
    await aTag(marked("shared")),
  ];
  for (const person of [await aPerson(), restricted])
    await aPhoto({ owner: person, visibility: "private", title: marked("shared"), camera, lens, tags: [tag] });
  return { camera: camera.name, lens: lens.name, tag: tag.name };
}

/** Gives somebody people to follow of whom there is nothing to be told: the one says something to nobody, the others are not there for them. */
async function quiet(reader: User): Promise<void> {
  const [silent, hidden, away, closed] = [await aPerson(), await aPerson({ suspendedAt: new Date() }), await aPerson(), await aPerson({ private: true })];
  await follow(reader, silent, hidden, away);
  await block(away, reader);
  await db.insert(profiles).values({ userId: silent.id, contacts: "a number", contactsFor: "private" });
  const change = (person: User, field: string) => ({ id: newId(), userId: person.id, fields: [field] });
  await db.insert(profileChanges).values([change(silent, "contacts"), change(hidden, "name"), change(away, "name")]);
  for (const other of [hidden, away, closed]) await befriend(silent, other);
}
