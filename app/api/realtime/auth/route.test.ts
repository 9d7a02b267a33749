import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { aPerson, type User } from "@/db/seed/factories";
import { channelAuth } from "@/embedded/realtime/signatures";
import { required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { userChannel } from "@/lib/platform/realtime";
import type { Grants } from "@/lib/platform/realtime/types";
import { sessionCookieName } from "@/lib/platform/session";
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

const about = (...channels: string[]) => ({ socketId: SOCKET, channels });

describe("who may hear a channel", () => {
  it("is its member, with a signature for that socket and channel", async () => {
    const ann = await aPerson();
    const response = await ask({ cookie: await signIn(ann), body: about(userChannel(ann.id)) });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const auth = channelAuth({ appId: "", key: required("PUSHER_KEY"), secret: required("PUSHER_SECRET") }, SOCKET, userChannel(ann.id));
    expect(await response.json()).toEqual({ grants: { [userChannel(ann.id)]: { auth } } });
  });

  it("is nobody else", async () => {
    const [ann, ben] = [await aPerson(), await aPerson()];
    const cookie = await signIn(ben);
    const names = [userChannel(ann.id), "private-user-", `${userChannel(ben.id)}-x`, `presence-user-${ben.id}`, userChannel(ben.id).toUpperCase(), "news"];
    for (const name of names) expect((await ask({ cookie, body: about(name) })).status).toBe(403);
    const { grants } = (await (await ask({ cookie, body: about(...names, userChannel(ben.id)) })).json()) as { grants: Grants };
    expect(Object.keys(grants)).toEqual([userChannel(ben.id)]);
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
    expect((await ask({ body: about(userChannel(ann.id)) })).status).toBe(403);
    expect((await ask({ cookie: cookies.ann, body: about(userChannel(ann.id)) })).status).toBe(403);
    expect((await ask({ cookie: cookies.ben, body: about(userChannel(ben.id)) })).status).toBe(403);
    expect((await ask({ cookie: cookies.cleo, body: about(userChannel(cleo.id)) })).status).toBe(403);
  });

  it("is not a page of another origin; a program, which has none, may ask", async () => {
    const ann = await aPerson();
    const cookie = await signIn(ann);
    for (const origin of ["https://evil.example", "null", "https://halation.test", "http://halation.test:81"])
      expect((await ask({ cookie, origin, body: about(userChannel(ann.id)) })).status).toBe(403);
    expect((await ask({ cookie, origin: "", body: about(userChannel(ann.id)) })).status).toBe(200);
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
