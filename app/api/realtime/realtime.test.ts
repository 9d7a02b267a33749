import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { Connection, type LiveState } from "@/components/realtime/connection";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import { actorOf, aPerson, aPhoto, befriend, follow, PASSWORD, people, type User } from "@/db/seed/factories";
import { APP, TestServer } from "@/embedded/realtime/testing";
import { suspendMember } from "@/lib/accounts/admin/mutations";
import { leave } from "@/lib/accounts/leaving/mutations";
import { required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { defineEvent, publish, realtimeConfig, realtimeHealthy, realtimeSources, revoke, userChannel } from "@/lib/platform/realtime";
import { sessionCookieName } from "@/lib/platform/session";
import { feedGrew } from "@/lib/feed/events";
import { tellFeeds } from "@/lib/feed/live/mutations";
import { relationChanged } from "@/lib/people/events";
import { choosePrivacy } from "@/lib/people/privacy/mutations";
import { relate } from "@/lib/people/relations/mutations";
import { deletePhoto, updatePhoto } from "@/lib/photos/mutations";
import { addComment, deleteComment } from "@/lib/reactions/comments/mutations";
import { photoReacted } from "@/lib/reactions/events";
import { like } from "@/lib/reactions/likes/mutations";
import { POST } from "./auth/route";

const noted = defineEvent({ name: "test.noted", channel: userChannel, payload: z.object({ text: z.string() }) });

const UNSAID = { title: "", description: "", place: "", alt: "", licence: "all-rights-reserved", allowFull: false } as const;

let server: TestServer;
const pages: Page[] = [];

beforeEach(async () => {
  server = await TestServer.start();
  vi.stubEnv("PUSHER_APP_ID", APP.appId);
  vi.stubEnv("PUSHER_KEY", APP.key);
  vi.stubEnv("PUSHER_SECRET", APP.secret);
  vi.stubEnv("REALTIME_API_PORT", String(server.apiPort));
  vi.stubGlobal("window", { location: { hostname: "127.0.0.1", port: String(server.port), protocol: "http:" } });
  // Spreads nothing over time.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.connection.close();
  await server.end();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** One browser of a member: its cookie, its connection and what it asked and heard. */
class Page {
  readonly connection = new Connection(realtimeConfig());
  readonly asked: string[][] = [];
  readonly heard: unknown[] = [];
  #wake = (): void => undefined;

  constructor(
    private readonly cookie: string,
    readonly sessionId: string,
  ) {
    pages.push(this);
    this.connection.watch(() => this.#wake());
  }

  /** What the page's `fetch` does; the module under test knows only the global one, so one page at a time. */
  answer = async (url: string, init: { body: string }): Promise<Response> => {
    this.asked.push((JSON.parse(init.body) as { channels: string[] }).channels);
    const headers = { cookie: this.cookie, "content-length": String(init.body.length) };
    return POST(new Request(`http://halation.test${url}`, { ...init, method: "POST", headers }));
  };

  listen(channel: string, event = noted.name): () => void {
    const note = (what: unknown): void => {
      this.heard.push(what);
      this.#wake();
    };
    return this.connection.listen(channel, { event, onEvent: note, onSubscribed: (again) => note(again ? "again" : "first") });
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  hears = (count: number): Promise<void> => this.until(() => this.heard.length >= count);
  becomes = (state: LiveState): Promise<void> => this.until(() => this.connection.state() === state);
}

async function openPage(user: User): Promise<Page> {
  const sessionId = newId();
  await db.insert(sessions).values({ id: sessionId, userId: user.id, expiresAt: new Date(Date.now() + 60_000) });
  const token = await encode({ token: { sessionId }, secret: required("AUTH_SECRET"), salt: sessionCookieName() });
  const page = new Page(`${sessionCookieName()}=${token}`, sessionId);
  vi.stubGlobal("fetch", page.answer);
  return page;
}

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
    await server.stop();
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
    const { port, apiPort } = server;
    await server.stop();
    server = await TestServer.start({}, { port, apiPort });
    await page.hears(2);
    await publish(noted, ann.id, { text: "after" });
    await page.hears(3);
    expect(page.heard).toEqual(["first", "again", { text: "after" }]);
  });

  it("that found no server at first learns the same once there is one", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    const { port, apiPort } = server;
    await server.stop();
    page.listen(userChannel(ann.id));
    await page.becomes("interrupted");
    page.listen(userChannel(ann.id));
    server = await TestServer.start({}, { port, apiPort });
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

describe("ending connections", () => {
  it.each(["embedded", "hosted"])("takes the channel from the session that ended and leaves the other (%s)", async (where) => {
    const ann = await aPerson();
    const kept = await openPage(ann);
    kept.listen(userChannel(ann.id));
    await kept.hears(1);
    const ended = await openPage(ann);
    ended.listen(userChannel(ann.id));
    await ended.hears(1);
    // From here on both ask; which of them does shows in the socket they ask for.
    vi.stubGlobal("fetch", (url: string, init: { body: string }) => {
      const { socketId } = JSON.parse(init.body) as { socketId: string };
      return (kept.connection.socketId() === socketId ? kept : ended).answer(url, init);
    });
    await db.delete(sessions).where(eq(sessions.id, ended.sessionId));
    if (where === "hosted") {
      vi.stubEnv("PUSHER_HOST", "127.0.0.1");
      vi.stubEnv("PUSHER_PORT", String(server.apiPort));
    }
    expect(await revoke(ann.id)).toBe(true);
    await ended.becomes("interrupted");
    await kept.hears(2);
    await publish(noted, ann.id, { text: "still here" });
    await kept.hears(3);
    expect(kept.heard).toEqual(["first", "again", { text: "still here" }]);
    expect(ended.heard).toEqual(["first"]);
  });
});

it("ends at once for a member who is suspended, and for nobody else", async () => {
  const [ann, ben] = [await aPerson(), await aPerson()];
  const bens = await openPage(ben);
  bens.listen(userChannel(ben.id));
  await bens.hears(1);
  const anns = await openPage(ann);
  anns.listen(userChannel(ann.id));
  await anns.hears(1);
  await suspendMember(actorOf(await aPerson({ role: "administrator" })), ann.id);
  await anns.becomes("interrupted");
  await publish(noted, ann.id, { text: "not for the suspended" });
  await publish(noted, ben.id, { text: "still here" });
  await bens.hears(2);
  expect(anns.heard).toEqual(["first"]);
  expect(bens.heard).toEqual(["first", { text: "still here" }]);
});

describe("an open photo", () => {
  /** A page on which somebody has a photo open. */
  async function opened(user: User, photo: { id: string; ownerId: string }): Promise<Page> {
    const page = await openPage(user);
    page.listen(photoReacted.channel(photo), photoReacted.name);
    await page.hears(1);
    return page;
  }

  it("tells all who have it open what is done about it, and nobody else", async () => {
    const [owner, ann, ben] = (await people(3)) as [User, User, User];
    const [photo, other] = [await aPhoto({ owner }), await aPhoto({ owner })];
    const [page, elsewhere] = [await opened(ann, photo), await opened(ann, other)];
    await like(actorOf(ben), "photo", photo.id, true);
    await page.hears(2);
    const said = { client: newId(), parentId: null, text: "Which lens?", photoIds: [], attachmentIds: [] };
    const commentId = await addComment(actorOf(ben), { target: "photo", targetId: photo.id, ...said });
    await page.hears(3);
    await like(actorOf(ben), "photo-comment", commentId, true);
    await page.hears(4);
    await deleteComment(actorOf(ben), { target: "photo", commentId });
    await page.hears(5);
    expect(page.heard).toEqual(["first", ...Array.from({ length: 4 }, () => ({ photoId: photo.id }))]);
    expect(elsewhere.heard).toEqual(["first"]);
  });

  it.each(["unfriend", "block"] as const)("is lost at once with the right to see it (%s), and only by who lost it", async (deed) => {
    const [owner, lost, kept] = (await people(3)) as [User, User, User];
    for (const friend of [lost, kept]) await befriend(owner, friend);
    const photo = await aPhoto({ owner, visibility: "friends" });
    const still = await opened(kept, photo);
    const without = await opened(lost, photo);
    await relate(actorOf(owner), lost.id, deed);
    await without.becomes("interrupted");
    await like(actorOf(kept), "photo", photo.id, true);
    await still.hears(2);
    expect(still.heard).toEqual(["first", { photoId: photo.id }]);
    expect(without.heard).toEqual(["first"]);
  });

  it.each(["narrowed", "deleted", "owner suspended", "account closed"])("is lost by all others when it is %s", async (how) => {
    const [owner, ann] = (await people(2)) as [User, User];
    const photo = await aPhoto({ owner });
    const page = await opened(ann, photo);
    if (how === "narrowed") await updatePhoto(actorOf(owner), { ...UNSAID, tags: [], published: [], photoId: photo.id, visibility: "private" });
    else if (how === "deleted") await deletePhoto(actorOf(owner), photo.id);
    else if (how === "account closed") await choosePrivacy(actorOf(owner), { private: true, wallFrom: "friends", wallFor: "public", showsPresence: true });
    else await suspendMember(actorOf(await aPerson({ role: "administrator" })), owner.id);
    await page.becomes("interrupted");
    await publish(photoReacted, photo, { photoId: photo.id });
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

describe("leaving", () => {
  it("takes the channel from every browser at once, and gives it to none again", async () => {
    const ann = await aPerson();
    const [here, there] = [await openPage(ann), await openPage(ann)];
    vi.stubGlobal("fetch", here.answer);
    here.listen(userChannel(ann.id));
    await here.hears(1);
    vi.stubGlobal("fetch", there.answer);
    there.listen(userChannel(ann.id));
    await there.hears(1);
    await leave(actorOf(ann, { sessionId: here.sessionId }), { leaver: ann.username, password: PASSWORD }, { userAgent: "", address: "" });
    await Promise.all([here.becomes("interrupted"), there.becomes("interrupted")]);
    await publish(noted, ann.id, { text: "for nobody" });
    expect([here.heard, there.heard]).toEqual([["first"], ["first"]]);
  });
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
