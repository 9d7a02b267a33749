import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { blocks, posts, sessions, users } from "@/db/schema";
import { aPerson, aPhoto, befriend, people, type User } from "@/db/seed/factories";
import { channelAuth } from "@/embedded/realtime/signatures";
import { required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { thingChannel, userChannel } from "@/lib/platform/realtime";
import type { Grants } from "@/lib/platform/realtime/types";
import { sessionCookieName } from "@/lib/platform/session";
import { postReacted } from "@/lib/reactions/events";
import { POST } from "./route";

const SOCKET = "123.456";
const ORIGIN = "http://halation.test";

async function signIn(user: User): Promise<string> {
  const id = newId();
  await db.insert(sessions).values({ id, userId: user.id, expiresAt: new Date(Date.now() + 60_000) });
  const token = await encode({ token: { sessionId: id }, secret: required("AUTH_SECRET"), salt: sessionCookieName() });
  return `${sessionCookieName()}=${token}`;
}

type Asked = { cookie?: string; origin?: string; body?: unknown; length?: string };

function ask({ cookie = "", origin = ORIGIN, body, length }: Asked): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { cookie, "content-length": length ?? String(Buffer.byteLength(text)), ...(origin && { origin }) };
  return POST(new Request(`${ORIGIN}/api/realtime/auth`, { method: "POST", headers, body: text }));
}

/** The channels that are granted. */
async function granted(asked: Asked): Promise<string[]> {
  const response = await ask(asked);
  expect(response.status).toBe(200);
  return Object.keys(((await response.json()) as { grants: Grants }).grants);
}

const about = (...channels: string[]) => ({ socketId: SOCKET, channels });

describe("who may hear a channel", () => {
  it("is its member, with a signature for that socket and channel", async () => {
    const ann = await aPerson();
    const response = await ask({ cookie: await signIn(ann), body: about(userChannel(ann.id)) });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { grants } = (await response.json()) as { grants: Grants };
    expect(Object.keys(grants)).toEqual([userChannel(ann.id)]);
    const { auth, channel_data: told } = grants[userChannel(ann.id)]!;
    expect(auth).toBe(channelAuth({ appId: "", key: required("PUSHER_KEY"), secret: required("PUSHER_SECRET") }, SOCKET, userChannel(ann.id), told));
    // Whose it is, and since when that is known, so that it can end.
    expect(JSON.parse(told!)).toEqual({ user_id: ann.id, asked_at: expect.closeTo(Date.now(), -5) as number });
  });

  it("is whoever may see the photo that it is about, under its owner's name alone", async () => {
    const [owner, friend, stranger, blocked] = (await people(4)) as [User, User, User, User];
    await befriend(owner, friend);
    await db.insert(blocks).values({ blockerId: owner.id, blockedId: blocked.id });
    const [open, shared, own] = [await aPhoto({ owner }), await aPhoto({ owner, visibility: "friends" }), await aPhoto({ owner, visibility: "private" })];
    const processing = await aPhoto({ owner, status: "processing" });
    const gone = await aPhoto({ owner, deletedAt: new Date() });
    const channels = [open, shared, own, processing, gone].map(({ id }) => thingChannel(owner.id, "photo", id));
    const heard = async (viewer: User, names = channels): Promise<number[]> => {
      const heardOf = await granted({ cookie: await signIn(viewer), body: about(...names) });
      return names.flatMap((name, i) => (heardOf.includes(name) ? i : []));
    };
    expect(await heard(owner)).toEqual([0, 1, 2]);
    expect(await heard(friend)).toEqual([0, 1]);
    expect(await heard(stranger)).toEqual([0]);
    expect(await heard(blocked)).toEqual([]);
    const foreign = [
      thingChannel(friend.id, "photo", open.id),
      thingChannel(owner.id, "post", open.id),
      `${channels[0]!}-x`,
      thingChannel(owner.id, "photo", newId()),
    ];
    expect(await heard(stranger, foreign)).toEqual([]);
    expect(await granted({ body: about(channels[0]!) })).toEqual([]);
    vi.stubEnv("PUSHER_HOST", "elsewhere");
    expect(await heard(friend, [...channels, userChannel(friend.id)])).toEqual([0, 1, 5]);
    vi.unstubAllEnvs();
  });

  it("is whoever may see the post that it is about, under the names of both whose it is", async () => {
    const [author, wall, reader, shut] = (await people(4)) as [User, User, User, User];
    await db.insert(blocks).values({ blockerId: wall.id, blockedId: shut.id });
    const written = (on: User, visibility: "public" | "private" = "public") => ({
      id: newId<"post">(),
      authorId: author.id,
      wallId: on.id,
      text: "Look",
      visibility,
    });
    const rows = [written(author), written(wall), written(wall, "private")];
    await db.insert(posts).values(rows);
    const channels = rows.map((post) => postReacted.channel(post));
    const heard = async (viewer: User, names = channels): Promise<number[]> => {
      const heardOf = await granted({ cookie: await signIn(viewer), body: about(...names) });
      return names.flatMap((name, i) => (heardOf.includes(name) ? i : []));
    };
    expect(await heard(author)).toEqual([0, 1, 2]);
    expect(await heard(reader)).toEqual([0, 1]);
    expect(await heard(shut)).toEqual([0]);
    const [, onWall] = rows;
    const foreign = [author.id, wall.id, [wall.id, author.id], [author.id, reader.id]].map((owners) => thingChannel(owners, "post", onWall!.id));
    expect(await heard(reader, foreign)).toEqual([]);
    vi.stubEnv("PUSHER_HOST", "elsewhere");
    expect(await heard(reader)).toEqual([0, 1]);
    vi.unstubAllEnvs();
  });

  it("is nobody else", async () => {
    const [ann, ben] = [await aPerson(), await aPerson()];
    const cookie = await signIn(ben);
    const names = [userChannel(ann.id), "private-user-", `${userChannel(ben.id)}-x`, `presence-user-${ben.id}`, userChannel(ben.id).toUpperCase(), "news"];
    for (const name of names) expect(await granted({ cookie, body: about(name) })).toEqual([]);
    expect(await granted({ cookie, body: about(...names, userChannel(ben.id)) })).toEqual([userChannel(ben.id)]);
  });

  it("is not a guest, an ended session, an expired one or a suspended member", async () => {
    const [ann, ben, cleo] = [await aPerson(), await aPerson(), await aPerson()];
    const cookies = { ann: await signIn(ann), ben: await signIn(ben), cleo: await signIn(cleo) };
    await db.delete(sessions).where(eq(sessions.userId, ann.id));
    await db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(sessions.userId, ben.id));
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, cleo.id));
    expect(await granted({ body: about(userChannel(ann.id)) })).toEqual([]);
    expect(await granted({ cookie: cookies.ann, body: about(userChannel(ann.id)) })).toEqual([]);
    expect(await granted({ cookie: cookies.ben, body: about(userChannel(ben.id)) })).toEqual([]);
    expect(await granted({ cookie: cookies.cleo, body: about(userChannel(cleo.id)) })).toEqual([]);
  });

  it("is not a page of another origin; a program, which has none, may ask", async () => {
    const ann = await aPerson();
    const cookie = await signIn(ann);
    for (const origin of ["https://evil.example", "null", "https://halation.test", "http://halation.test:81"])
      expect((await ask({ cookie, origin, body: about(userChannel(ann.id)) })).status).toBe(403);
    expect(await granted({ cookie, origin: "", body: about(userChannel(ann.id)) })).toEqual([userChannel(ann.id)]);
  });
});

describe("a question", () => {
  it("has the form of one and a bounded size", async () => {
    const ann = await aPerson();
    const cookie = await signIn(ann);
    const channel = userChannel(ann.id);
    const malformed = [
      "",
      "nonsense",
      "[]",
      { channels: [channel] },
      { socketId: "me", channels: [channel] },
      { socketId: `${SOCKET}:${channel}`, channels: [channel] },
      { socketId: SOCKET, channels: [] },
      { socketId: SOCKET, channels: [`${channel}:x`] },
      { socketId: SOCKET, channels: ["x".repeat(165)] },
      { socketId: SOCKET, channels: Array.from({ length: 51 }, () => channel) },
    ];
    for (const body of malformed) expect((await ask({ cookie, body })).status).toBe(400);
    expect((await ask({ cookie, body: about(channel), length: "32769" })).status).toBe(413);
    const silent = new Request(`${ORIGIN}/api/realtime/auth`, { method: "POST", headers: { cookie, origin: ORIGIN }, body: JSON.stringify(about(channel)) });
    expect((await POST(silent)).status).toBe(413);
  });
});
