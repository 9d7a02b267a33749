import { expect, test } from "vitest";
import { actorOf, aGear, aPerson, aPhoto, aTag, befriend, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { relate } from "../relations/mutations";
import { suggestionsFor } from "./data";

const nobody = { friends: 0, gear: null, tag: null };

async function suggested(me: User, to: User) {
  const found = (await suggestionsFor(viewerOf(me))).find(({ id }) => id === to.id);
  return found && { friends: found.friends, gear: found.gear, tag: found.tag };
}

test("friends of friends are suggested by how many friends are shared", async () => {
  const me = await aPerson();
  const [a, b, near, far] = (await people(4)) as [User, User, User, User];
  for (const friend of [a, b]) await befriend(me, friend);
  for (const friend of [a, b]) await befriend(near, friend);
  await befriend(far, a);
  expect((await suggestionsFor(viewerOf(me))).map(({ id, friends }) => [id, friends])).toEqual([
    [near.id, 2],
    [far.id, 1],
  ]);
});

test("whoever photographs with the same camera or tags alike is suggested, as far as the viewer may see that", async () => {
  const [me, open, secret] = [await aPerson(), await aPerson(), await aPerson()];
  const [camera, tag] = [await aGear("camera"), await aTag()];
  for (const owner of [me, open]) await aPhoto({ owner, camera, tags: [tag] });
  await aPhoto({ owner: secret, camera, tags: [tag], visibility: "private" });
  expect(await suggested(me, open)).toEqual({ ...nobody, gear: camera.name, tag: tag.name });
  expect(await suggested(me, secret)).toBeUndefined();
});

test("nobody one knows, asked, muted, blocked or is blocked by is suggested, nor anyone who is gone", async () => {
  const [me, hub] = (await people(2, { friends: true })) as [User, User];
  const candidates = (await people(7)) as [User, User, User, User, User, User, User];
  for (const candidate of candidates) await befriend(hub, candidate);
  expect((await suggestionsFor(viewerOf(me))).map(({ id }) => id).toSorted()).toEqual(candidates.map(({ id }) => id).toSorted());
  const [followed, asked, asking, muted, blocked, blocker, left] = candidates;
  await relate(actorOf(me), followed.id, "follow");
  await relate(actorOf(me), asked.id, "ask");
  await relate(actorOf(asking), me.id, "ask");
  await relate(actorOf(me), muted.id, "mute");
  await relate(actorOf(me), blocked.id, "block");
  await relate(actorOf(blocker), me.id, "block");
  expect((await suggestionsFor(viewerOf(me))).map(({ id }) => id)).toEqual([left.id]);
  expect(await suggestionsFor(guest())).toEqual([]);
  expect(await suggestionsFor(viewerOf(await aPerson({ confirmed: false })))).toEqual([]);
});
