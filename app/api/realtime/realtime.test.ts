import { describe, expect, it, vi } from "vitest";
import { actorOf, aPerson, befriend, follow, people, type User } from "@/db/seed/factories";
import { APP } from "@/embedded/realtime/testing";
import { publish, realtimeConfig, realtimeHealthy, realtimeSources, revoke, userChannel } from "@/lib/platform/realtime";
import { feedGrew } from "@/lib/feed/events";
import { tellFeeds } from "@/lib/feed/live/mutations";
import { relationChanged } from "@/lib/people/events";
import { relate } from "@/lib/people/relations/mutations";
import { noted, openPage, realtime, type Page } from "@/scripts/testing/pages";

describe("an event", () => {
  it("reaches the pages of its member and nobody else's", async () => {
    const [ann, ben] = [await aPerson(), await aPerson()];
    const bens = await openPage(ben);
    bens.listen(userChannel(ben.id));
    await bens.hears(1);
    const anns = await openPage(ann);
    anns.listen(userChannel(ann.id));
    anns.listen(userChannel(ben.id));
    await anns.hears(1);
    await publish(noted, ben.id, { text: "for Ben" });
    await publish(noted, ann.id, { text: "for Ann" });
    await Promise.all([anns.hears(2), bens.hears(2)]);
    expect(anns.heard).toEqual(["first", { text: "for Ann" }]);
    expect(bens.heard).toEqual(["first", { text: "for Ben" }]);
    expect(anns.asked).toEqual([[userChannel(ann.id), userChannel(ben.id)]]);
  });

  it("carries only what its declaration names", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    page.listen(userChannel(ann.id));
    await page.hears(1);
    const row = { text: "shown", serialNumber: "3001234" };
    await publish(noted, ann.id, row);
    await page.hears(2);
    expect(page.heard[1]).toEqual({ text: "shown" });
  });

  it("that is malformed or too large is a fault of ours", async () => {
    await expect(publish(noted, "1", { text: 5 as unknown as string })).rejects.toThrow("string");
    await expect(publish(noted, "1", { text: "x".repeat(10_000) })).rejects.toThrow("send ids");
  });

  it("is lost, and nothing fails, while there is no server", async () => {
    expect(await realtimeHealthy()).toBe(true);
    await realtime.server.stop();
    await publish(noted, "1", { text: "lost" });
    expect(await revoke("1")).toBe(false);
    expect(await realtimeHealthy()).toBe(false);
    vi.stubEnv("REALTIME_API_PORT", "");
    await publish(noted, "1", { text: "lost" });
    expect(await realtimeHealthy()).toBe(false);
  });
});

describe("a page", () => {
  it("learns after a restart that it may have missed something", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    page.listen(userChannel(ann.id));
    await page.hears(1);
    expect(page.connection.state()).toBe("live");
    await realtime.server.stop();
    await realtime.restart();
    await page.hears(2);
    await publish(noted, ann.id, { text: "after" });
    await page.hears(3);
    expect(page.heard).toEqual(["first", "again", { text: "after" }]);
  });

  it("that found no server at first learns the same once there is one", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    await realtime.server.stop();
    page.listen(userChannel(ann.id));
    await page.becomes("interrupted");
    page.listen(userChannel(ann.id));
    await realtime.restart();
    await page.hears(2);
    expect(page.heard).toEqual(["again", "again"]);
  });

  it("misses nothing and shows nothing twice, cut off a hundred times", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    const truth: number[] = [];
    let shown: number[] = [];
    // What a page does: it asks anew when something comes, or may have.
    page.connection.listen(userChannel(ann.id), {
      event: noted.name,
      onEvent: () => (shown = [...truth]),
      onSubscribed: () => (shown = [...truth]),
    });
    page.listen(userChannel(ann.id));
    await page.hears(1);
    const returns = (): number => page.heard.filter((what) => what === "again").length;
    for (let round = 1; round <= 100; round += 1) {
      const ended = revoke(ann.id);
      truth.push(round);
      await Promise.all([ended, publish(noted, ann.id, { text: String(round) })]);
      await page.until(() => returns() >= round);
    }
    expect(shown).toEqual(truth);
  });

  it("shares one subscription among its listeners and opens again after all have gone", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    const stop = page.listen(userChannel(ann.id));
    await page.hears(1);
    page.listen(userChannel(ann.id));
    await page.hears(2);
    stop();
    await publish(noted, ann.id, { text: "once" });
    await page.hears(3);
    expect(page.heard).toEqual(["first", "first", { text: "once" }]);
    page.connection.close();
    expect(page.connection.state()).toBe("starting");
    page.listen(userChannel(ann.id));
    await page.hears(4);
    expect(page.asked).toHaveLength(2);
  });

  it("asks again while the application does not answer", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    let failures = 1;
    vi.stubGlobal("fetch", async (url: string, init: { body: string }) => (failures-- > 0 ? new Response(null, { status: 503 }) : page.answer(url, init)));
    page.listen(userChannel(ann.id));
    await page.hears(1);
    expect(page.heard).toEqual(["first"]);
  });
});

it("tells those here to whom something comes that it has, and no others", async () => {
  const [author, follower, friend, stranger] = (await people(4)) as [User, User, User, User];
  await follow(follower, author);
  await befriend(friend, author);
  const open: Page[] = [];
  for (const user of [follower, friend, stranger, author]) {
    const page = await openPage(user);
    page.listen(userChannel(user.id), feedGrew.name);
    await page.hears(1);
    open.push(page);
  }
  await tellFeeds(author.id, "private");
  await tellFeeds(author.id, "friends");
  await tellFeeds(author.id, "public");
  for (const user of [author, stranger]) await publish(feedGrew, user.id, {});
  await Promise.all([open[0]!.hears(2), open[1]!.hears(3), open[2]!.hears(2), open[3]!.hears(2)]);
  expect(open.map(({ heard }) => heard.length)).toEqual([2, 3, 2, 2]);
});

it("tells somebody that another asked to be their friend", async () => {
  const [ann, ben] = (await people(2)) as [User, User];
  const page = await openPage(ben);
  page.listen(userChannel(ben.id), relationChanged.name);
  await page.hears(1);
  await relate(actorOf(ann), ben.id, "ask");
  await page.hears(2);
  await relate(actorOf(ann), ben.id, "mute");
  await relate(actorOf(ann), ben.id, "take-back");
  await page.hears(3);
  expect(page.heard).toHaveLength(3);
});

describe("what browsers are told", () => {
  it("follows the environment", () => {
    expect(realtimeConfig()).toEqual({ key: APP.key, at: "here", path: "/realtime" });
    expect(realtimeSources()).toEqual([]);
    vi.stubEnv("PUSHER_HOST", "realtime");
    expect(realtimeConfig()).toEqual({ key: APP.key, at: "here", path: "/realtime" });
    vi.stubEnv("PUSHER_PUBLIC_HOST", "sockets.example.org");
    expect(realtimeConfig()).toEqual({ key: APP.key, at: "host", host: "sockets.example.org", port: 443, tls: true, path: "" });
    expect(realtimeSources()).toEqual(["wss://sockets.example.org:443"]);
    vi.stubEnv("PUSHER_PUBLIC_TLS", "false");
    vi.stubEnv("PUSHER_PUBLIC_PORT", "6001");
    expect(realtimeSources()).toEqual(["ws://sockets.example.org:6001"]);
    vi.stubEnv("PUSHER_CLUSTER", "eu");
    expect(realtimeConfig()).toEqual({ key: APP.key, at: "cluster", cluster: "eu" });
    expect(realtimeSources()).toEqual(["wss://ws-eu.pusher.com"]);
  });
});
