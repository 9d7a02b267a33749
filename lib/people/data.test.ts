import { expect, test } from "vitest";
import { aPhoto, guest, people, viewerOf } from "@/db/seed/factories";
import { getProfile } from "./data";

test("a profile counts the photos this viewer may see", async () => {
  const [owner, friend] = await people(2, { friends: true });
  const [stranger] = await people(1);
  for (const visibility of ["public", "friends", "private"] as const) await aPhoto({ owner: owner!, visibility });
  const seen = async (viewer: Parameters<typeof getProfile>[0]) => (await getProfile(viewer, owner!.username))?.photos;
  expect(await seen(viewerOf(owner!))).toBe(3);
  expect(await seen(viewerOf(friend!))).toBe(2);
  expect(await seen(viewerOf(stranger!))).toBe(1);
  expect(await seen(guest())).toBe(1);
});

test("a closed instance shows guests and the unconfirmed no one but themselves", async () => {
  const [owner, newcomer] = await people(2, { confirmed: false });
  expect(await getProfile(guest({ mayLook: false }), owner!.username)).toBeUndefined();
  expect(await getProfile(viewerOf(newcomer!, { mayLook: false }), owner!.username)).toBeUndefined();
  expect(await getProfile(viewerOf(newcomer!, { mayLook: false }), newcomer!.username)).toMatchObject({ relation: "self" });
});

test("a suspended person has no profile", async () => {
  const [gone, reader] = await people(2, { suspendedAt: new Date() });
  expect(await getProfile(viewerOf(reader!), gone!.username)).toBeUndefined();
});

test("a friend is said to be one, once, from either side", async () => {
  const [a, b] = await people(2, { friends: true });
  expect(await getProfile(viewerOf(a!), b!.username)).toMatchObject({ relation: "friend", friends: 1 });
  expect(await getProfile(viewerOf(b!), a!.username)).toMatchObject({ relation: "friend", friends: 1 });
});

test("a name answers in any case, and not to its look-alikes", async () => {
  const [person] = await people(1, {});
  const name = person!.username;
  expect(await getProfile(viewerOf(person!), name.toUpperCase())).toMatchObject({ id: person!.id });
  expect(await getProfile(viewerOf(person!), `${name}х`)).toBeUndefined();
});
