import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { authHandlers, sealTicket } from "./auth";
import { createSession, sealSession, sessionFromRequest } from "./session";

const ORIGIN = "http://halation.test";

/** The cookies a browser would hold after these answers, as a Cookie header. */
function jar(before: string, response: Response): string {
  const held = new Map(before.split("; ").flatMap((pair) => (pair ? [[pair.split("=")[0]!, pair] as const] : [])));
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ""] = cookie.split(";");
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) held.delete(pair.split("=")[0]!);
    else held.set(pair.split("=")[0]!, pair);
  }
  return [...held.values()].join("; ");
}

const ask = (path: string, cookie: string, form?: Record<string, string>) => {
  const headers = { cookie, "user-agent": "Test Browser", "x-forwarded-for": "192.0.2.7", host: new URL(ORIGIN).host };
  const init = form
    ? { method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(form) }
    : { headers };
  const request = new NextRequest(new URL(path, ORIGIN), init);
  return form ? authHandlers.POST(request) : authHandlers.GET(request);
};

/** Goes through next-auth's own endpoints as a browser does. */
async function signIn(fields: Record<string, string>, held = "") {
  const csrf = await ask("/api/auth/csrf", held);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = jar(held, csrf);
  const response = await ask("/api/auth/callback/credentials", cookie, { csrfToken, ...fields });
  return { response, cookie: jar(cookie, response) };
}

const viewer = (cookie: string) => sessionFromRequest({ headers: new Headers({ cookie }) });

describe("the session cookie", () => {
  it("written by next-auth is read by sessionFromRequest", async () => {
    const { id, username } = await aPerson();
    const { response, cookie } = await signIn({ ticket: await sealTicket(id) });
    expect(response.status).toBe(302);
    expect(await viewer(cookie)).toMatchObject({ kind: "member", id, username });
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, id));
    expect(row).toMatchObject({ userAgent: "Test Browser", address: "192.0.2.7" });
    expect((row!.expiresAt.getTime() - row!.createdAt.getTime()) / 86_400_000).toBeCloseTo(30, 3);
  });

  it("is out of reach for scripts and other sites, and says only which row", async () => {
    const { id } = await aPerson();
    const { response } = await signIn({ ticket: await sealTicket(id) });
    const written = response.headers.getSetCookie().find((cookie) => cookie.startsWith("halation.session="))!;
    expect(written).toMatch(/HttpOnly/i);
    expect(written).toMatch(/SameSite=Lax/i);
    expect(written).toMatch(/Path=\//i);
    expect(written).not.toMatch(/Secure/i);
    expect(Buffer.from(written).toString()).not.toContain(id);
  });

  describe("over TLS", () => {
    const before = process.env.PUBLIC_URL;
    afterEach(() => void (process.env.PUBLIC_URL = before));

    it("is secure, and still read", async () => {
      process.env.PUBLIC_URL = "https://halation.test";
      const { id } = await aPerson();
      const { response, cookie } = await signIn({ ticket: await sealTicket(id) });
      const written = response.headers.getSetCookie();
      // A browser takes a cookie of such a name from this very host alone, so that no neighbour under the same domain can plant one.
      expect(written.map((entry) => entry.split("=")[0])).toEqual(expect.arrayContaining(["__Host-halation.session"]));
      for (const entry of written) expect([entry.startsWith("__Host-"), /; Secure/i.test(entry), /; Domain/i.test(entry)]).toEqual([true, true, false]);
      expect(await viewer(cookie)).toMatchObject({ kind: "member", id });
    });
  });

  it("sealed for a test is the same as one from the form", async () => {
    const { id } = await aPerson();
    const sessionId = await createSession(id, { userAgent: "", address: "" });
    expect(await viewer(await sealSession(sessionId))).toMatchObject({ kind: "member", id, sessionId });
  });

  it("means nothing under another secret or another name", async () => {
    const { id } = await aPerson();
    const sessionId = await createSession(id, { userAgent: "", address: "" });
    const seal = (secret: string, salt: string) => encode({ token: { sessionId }, secret, salt });
    expect((await viewer(`halation.session=${await seal("x".repeat(40), "halation.session")}`)).kind).toBe("guest");
    expect((await viewer(`halation.session=${await seal(process.env.AUTH_SECRET!, "halation.ticket")}`)).kind).toBe("guest");
    expect((await viewer("halation.session=nonsense")).kind).toBe("guest");
  });

  it("ends with its row", async () => {
    const { id } = await aPerson();
    const { cookie } = await signIn({ ticket: await sealTicket(id) });
    await db.delete(sessions).where(eq(sessions.userId, id));
    expect((await viewer(cookie)).kind).toBe("guest");
    const answer = await ask("/api/auth/session", cookie);
    expect(await answer.json()).toBeNull();
    expect(jar(cookie, answer)).not.toContain("halation.session");
  });

  it("ends when its row expires, whatever the cookie thinks", async () => {
    const { id } = await aPerson();
    const { cookie } = await signIn({ ticket: await sealTicket(id) });
    await db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(sessions.userId, id));
    expect((await viewer(cookie)).kind).toBe("guest");
  });

  it("ends when its member is suspended, and no new one begins", async () => {
    const { id } = await aPerson();
    const { cookie } = await signIn({ ticket: await sealTicket(id) });
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, id));
    expect((await viewer(cookie)).kind).toBe("guest");
    const again = await signIn({ ticket: await sealTicket(id) });
    expect((await viewer(again.cookie)).kind).toBe("guest");
  });
});

describe("signing in", () => {
  it("always begins a new session, whatever the browser held", async () => {
    const { id } = await aPerson();
    const planted = await sealSession(await createSession(id, { userAgent: "attacker", address: "" }));
    const { cookie } = await signIn({ ticket: await sealTicket(id) }, planted);
    const [before, after] = [await viewer(planted), await viewer(cookie)];
    expect(after).toMatchObject({ kind: "member", id });
    expect(after.kind === "member" && after.sessionId).not.toBe(before.kind === "member" && before.sessionId);
  });

  it("takes nothing but a ticket of ours", async () => {
    const { id, username, email } = await aPerson();
    const secret = process.env.AUTH_SECRET!;
    const forged = await encode({ token: { sub: id }, secret: "another secret of forty characters, or so", salt: "halation.ticket" });
    const old = await encode({ token: { sub: id }, secret, salt: "halation.ticket", maxAge: -60 });
    const cookieAsTicket = (await sealSession(await createSession(id, { userAgent: "", address: "" }))).split("=")[1]!;
    const attempts: Record<string, string>[] = [
      {},
      { ticket: "" },
      { ticket: id },
      { ticket: forged },
      { ticket: old },
      { ticket: cookieAsTicket },
      { username, email, password: "x", id },
    ];
    for (const fields of attempts) {
      const { response, cookie } = await signIn(fields);
      expect(response.headers.get("location")).toContain("/sign-in?error=");
      expect((await viewer(cookie)).kind).toBe("guest");
    }
  });

  it("refuses a form from another site", async () => {
    const { id } = await aPerson();
    const response = await ask("/api/auth/callback/credentials", "", { csrfToken: "guessed", ticket: await sealTicket(id) });
    expect(jar("", response)).not.toContain("halation.session");
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example"])("never goes to %s", async (callbackUrl) => {
    const { id } = await aPerson();
    const { response } = await signIn({ ticket: await sealTicket(id), callbackUrl });
    expect(new URL(response.headers.get("location")!, ORIGIN).origin).toBe(ORIGIN);
    const page = await ask(`/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`, "");
    expect(page.headers.get("location")).not.toContain("evil");
  });
});

it("signing out deletes the row and the cookie", async () => {
  const { id } = await aPerson();
  const { cookie } = await signIn({ ticket: await sealTicket(id) });
  const csrf = await ask("/api/auth/csrf", cookie);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await ask("/api/auth/signout", jar(cookie, csrf), { csrfToken });
  expect(jar(cookie, response)).not.toContain("halation.session");
  expect(await db.$count(sessions, eq(sessions.userId, id))).toBe(0);
});

describe("being seen", () => {
  it("is noted at most once a minute", async () => {
    const { id } = await aPerson();
    const cookie = await sealSession(await createSession(id, { userAgent: "", address: "" }));
    const seen = async () => (await db.select({ at: sessions.lastSeenAt }).from(sessions).where(eq(sessions.userId, id)))[0]!.at.getTime();
    const first = await seen();
    await viewer(cookie);
    expect(await seen()).toBe(first);
    await db
      .update(sessions)
      .set({ lastSeenAt: new Date(first - 61_000) })
      .where(eq(sessions.userId, id));
    await viewer(cookie);
    expect(await seen()).toBeGreaterThanOrEqual(first);
  });
});

it("an id that is none is nobody's session", async () => {
  const cookie = await encode({ token: { sessionId: "' or 1=1" }, secret: process.env.AUTH_SECRET!, salt: "halation.session" });
  expect((await viewer(`halation.session=${cookie}`)).kind).toBe("guest");
  expect((await viewer(await sealSession(newId()))).kind).toBe("guest");
});
