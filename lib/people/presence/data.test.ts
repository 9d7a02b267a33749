import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { blocks, users } from "@/db/schema";
import { aPerson, befriend, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { APP, heard, joined, TestServer } from "@/embedded/realtime/testing";
import { thingChannel, userChannel } from "@/lib/platform/realtime";
import { presenceChanged } from "../events";
import { audiblePresence, presenceAmong } from "./data";
import { presenceWatch } from "./mutations";

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start({ onOccupancy: presenceWatch(100) });
  vi.stubEnv("PUSHER_APP_ID", APP.appId);
  vi.stubEnv("PUSHER_KEY", APP.key);
  vi.stubEnv("PUSHER_SECRET", APP.secret);
  vi.stubEnv("REALTIME_API_PORT", String(server.apiPort));
});
afterEach(async () => {
  await server.end();
  vi.unstubAllEnvs();
});

/** Somebody with a page open. */
async function here(user: User) {
  const page = await server.client();
  await joined(page, userChannel(user.id));
  return page;
}

describe("whether somebody is here", () => {
  it("is known to their friends, where they allow it, and to nobody else", async () => {
    const [open, shut, away] = [await aPerson({ showsPresence: true }), await aPerson(), await aPerson({ showsPresence: true })];
    const [friend, follower, stranger] = (await people(3)) as [User, User, User];
    for (const one of [open, shut, away]) {
      await befriend(one, friend);
      await follow(follower, one);
    }
    await here(open);
    await here(shut);
    const ids = [open, shut, away, stranger].map(({ id }) => id);
    const channels = ids.map((id) => presenceChanged.channel(id));
    expect(await presenceAmong(viewerOf(friend), ids)).toEqual(
      new Map([
        [open.id, true],
        [away.id, false],
      ]),
    );
    expect(await audiblePresence(viewerOf(friend), channels)).toEqual([channels[0], channels[2]]);
    const none = [viewerOf(follower), viewerOf(stranger), viewerOf(open), guest(), viewerOf(friend, { confirmed: false })];
    for (const viewer of none) {
      expect(await presenceAmong(viewer, ids)).toEqual(new Map());
      expect(await audiblePresence(viewer, channels)).toEqual([]);
    }
    expect(await audiblePresence(viewerOf(friend), [thingChannel(shut.id, "presence", open.id), thingChannel(open.id, "photo", open.id)])).toEqual([]);
  });

  it("is known no more between the blocked, nor of the suspended", async () => {
    const [one, other] = [await aPerson({ showsPresence: true }), await aPerson({ showsPresence: true })];
    const friend = await aPerson();
    for (const person of [one, other]) await befriend(person, friend);
    await db.insert(blocks).values({ blockerId: one.id, blockedId: friend.id });
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, other.id));
    expect(await presenceAmong(viewerOf(friend), [one.id, other.id])).toEqual(new Map());
  });
});

it("is told when the first page opens and some time after the last has closed", async () => {
  const person = await aPerson({ showsPresence: true });
  const watcher = await server.client();
  const channel = await joined(watcher, presenceChanged.channel(person.id));
  const told: unknown[] = [];
  channel.bind(presenceChanged.name, (data: unknown) => told.push(data));
  const came = heard(channel, presenceChanged.name);
  const first = await here(person);
  await came;
  const second = await here(person);
  first.disconnect();
  second.disconnect();
  const back = await here(person);
  const went = heard(channel, presenceChanged.name);
  back.disconnect();
  await went;
  expect(told).toEqual([{ here: true }, { here: false }]);
});
