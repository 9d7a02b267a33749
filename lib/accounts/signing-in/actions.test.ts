import { and, eq } from "drizzle-orm";
import { TOTP } from "otpauth";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { knownDevices, sessions, users } from "@/db/schema";
import { aPerson, aSecondFactor, aSession, PASSWORD, type User } from "@/db/seed/factories";
import type { FormAction } from "@/lib/core/form";
import { liveSession, sealSession, sessionFromRequest } from "@/lib/platform/session";
import { answerStepAction, keepAccountAction, letGoAction, signInAction } from "./actions";

type Cookie = { value: string; options: { path?: string; maxAge?: number; expires?: Date; httpOnly?: boolean; sameSite?: unknown } };

/** The browser whose request is under way: what Next would give an action of its cookies and headers. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, Cookie>(), address: "" }));

vi.mock("next/headers", () => {
  const { cookies } = browser;
  const cookie = () => [...cookies].map(([name, { value }]) => `${name}=${value}`).join("; ");
  const remove = (name: string): void => void cookies.delete(name);
  return {
    headers: () =>
      Promise.resolve(
        new Headers({ cookie: cookie(), host: "halation.test", "x-forwarded-proto": "http", "x-forwarded-for": browser.address, "user-agent": "Test Browser" }),
      ),
    cookies: () =>
      Promise.resolve({
        get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name)!.value } : undefined),
        set: (name: string, value: string, options: Cookie["options"] = {}) =>
          options.maxAge === 0 ? remove(name) : void cookies.set(name, { value, options }),
        delete: (which: string | { name: string }) => remove(typeof which === "string" ? which : which.name),
      }),
  };
});
vi.mock("next-intl/server", () => ({
  getRequestConfig: (config: unknown) => config,
  getTranslations: () => Promise.resolve((key: string) => key),
}));

const SESSION = "halation.session";
const STEP = "halation.step";

beforeEach(() => {
  browser.cookies.clear();
  browser.address = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join(".")}`;
});

/** Sends a form; where it leads, or what it says. */
async function send(action: FormAction<never>, fields: Record<string, string>): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  try {
    const { message, fields: beside } = await action({}, form);
    return message ?? Object.values(beside ?? {}).join();
  } catch (error) {
    return leads(error);
  }
}

/** Where a redirect goes; anything else is a fault. */
function leads(error: unknown): string {
  const [kind, , to] = String((error as { digest?: string }).digest).split(";");
  if (kind !== "NEXT_REDIRECT") throw error;
  return to!;
}

const signIn = (person: User, fields: Record<string, string> = {}) => send(signInAction, { login: person.username, password: PASSWORD, ...fields });
const code = (secret: string, steps = 0): string => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
const held = (name: string): string | undefined => browser.cookies.get(name)?.value;
const viewer = () => sessionFromRequest({ headers: new Headers({ cookie: `${SESSION}=${held(SESSION) ?? ""}` }) });
const sessionsOf = ({ id }: User) => db.select().from(sessions).where(eq(sessions.userId, id));
const tomorrow = () => new Date(Date.now() + 86_400_000);

describe("the password alone", () => {
  it("signs in, and leads to where one came from", async () => {
    const me = await aPerson();
    expect(await signIn(me, { to: "/search?iso=400#top" })).toBe("/search?iso=400#top");
    expect(await viewer()).toMatchObject({ kind: "member", id: me.id, recent: true });
    expect(held(STEP)).toBeUndefined();
  });

  it.each(["//evil.example", "/\\evil.example", "https://evil.example/", "/\t/evil.example", "javascript:alert(1)", ""])("never leads to %j", async (to) => {
    expect(await signIn(await aPerson(), { to })).toBe("/");
  });

  it("leads those who have not confirmed their address to do so", async () => {
    expect(await signIn(await aPerson({ confirmed: false }), { to: "/upload" })).toBe("/confirm");
  });

  it("that is being changed signs nobody in, though it was right when it was looked at", async () => {
    const me = await aPerson();
    let attempt: Promise<string> | undefined;
    await db.transaction(async (tx) => {
      await tx
        .update(users)
        .set({ passwordHash: `${me.passwordHash}x` })
        .where(eq(users.id, me.id));
      await tx.delete(sessions).where(eq(sessions.userId, me.id));
      attempt = signIn(me);
      await vi.waitFor(async () => expect(await sessionsOf(me)).toHaveLength(1), { timeout: 60_000 });
    });
    expect(await attempt).toBe("/sign-in?over=yes");
    expect(await sessionsOf(me)).toEqual([]);
    expect(held(SESSION)).toBeUndefined();
  });

  it("wrong, leaves the browser as it was", async () => {
    expect(await signIn(await aPerson(), { password: "not the password" })).toBe("accounts.sign-in.wrong");
    expect(browser.cookies.size).toBe(0);
  });
});

describe("a session", () => {
  const lasts = ({ expiresAt }: { expiresAt: Date }): number => (expiresAt.getTime() - Date.now()) / 3_600_000;

  it("that is to be remembered lasts thirty days from signing in, and its cookie as long", async () => {
    const me = await aPerson();
    await signIn(me, { remember: "on" });
    const { maxAge, expires } = browser.cookies.get(SESSION)!.options;
    expect(maxAge ?? (expires!.getTime() - Date.now()) / 1000).toBeCloseTo(30 * 86_400, -2);
    const [row] = await sessionsOf(me);
    expect(row!.remembered).toBe(true);
    expect(lasts(row!)).toBeCloseTo(720, 1);
    await db
      .update(sessions)
      .set({ lastSeenAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() + 5 * 3_600_000) })
      .where(eq(sessions.id, row!.id));
    await viewer();
    expect(lasts((await sessionsOf(me))[0]!)).toBeCloseTo(5, 1);
  });

  it("that is not ends with the browser, and in any case a day after it was last seen", async () => {
    const me = await aPerson();
    await signIn(me);
    const { options } = browser.cookies.get(SESSION)!;
    expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/" });
    expect(options.maxAge).toBeUndefined();
    expect(options.expires).toBeUndefined();
    const [row] = await sessionsOf(me);
    expect(row!.remembered).toBe(false);
    expect(lasts(row!)).toBeCloseTo(24, 1);
    // Used again after twenty hours, it slides on.
    await db
      .update(sessions)
      .set({ lastSeenAt: new Date(Date.now() - 20 * 3_600_000), expiresAt: new Date(Date.now() + 4 * 3_600_000) })
      .where(eq(sessions.id, row!.id));
    expect((await viewer()).kind).toBe("member");
    expect(lasts((await sessionsOf(me))[0]!)).toBeCloseTo(24, 1);
    // Not used for a day, it is over, whatever the cookie says.
    await db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(sessions.id, row!.id));
    expect((await viewer()).kind).toBe("guest");
  });
});

describe("the second step", () => {
  it("gives no session before its code is right", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    expect(await signIn(me, { to: "/upload", remember: "on" })).toBe("/sign-in/code");
    expect(await sessionsOf(me)).toEqual([]);
    expect(held(SESSION)).toBeUndefined();
    expect(browser.cookies.get(STEP)!.options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/sign-in", maxAge: 600 });
    expect(await send(answerStepAction, { code: "not a code" })).toBe("signing.code.wrong");
    expect(await send(answerStepAction, { code: "" })).toBe("signing.code.missing");
    expect(await sessionsOf(me)).toEqual([]);

    expect(await send(answerStepAction, { code: code(secret) })).toBe("/upload");
    expect(await viewer()).toMatchObject({ kind: "member", id: me.id });
    expect((await sessionsOf(me))[0]!.remembered).toBe(true);
    expect(held(STEP)).toBeUndefined();
  });

  it("remembers that the session is to end with the browser", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    await signIn(me);
    await send(answerStepAction, { code: code(secret) });
    expect((await sessionsOf(me))[0]!.remembered).toBe(false);
    expect(browser.cookies.get(SESSION)!.options.maxAge).toBeUndefined();
  });

  it("is passed once by each cookie", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    await signIn(me);
    const cookie = browser.cookies.get(STEP)!;
    await send(answerStepAction, { code: code(secret) });
    browser.cookies.clear();
    browser.cookies.set(STEP, cookie);
    expect(await send(answerStepAction, { code: code(secret, 1) })).toBe("signing.over");
    expect(await sessionsOf(me)).toHaveLength(1);
    expect(held(SESSION)).toBeUndefined();
  });

  it("is passed by nobody with the code of another account", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await aSecondFactor(me);
    const theirs = await aSecondFactor(other);
    await signIn(me);
    expect(await send(answerStepAction, { code: code(theirs) })).toBe("signing.code.wrong");
    expect([...(await sessionsOf(me)), ...(await sessionsOf(other))]).toEqual([]);
  });

  it("is not there without the password, once it changed, or for the suspended", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    expect(await send(answerStepAction, { code: code(secret) })).toBe("/sign-in?over=yes");
    await signIn(me);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, me.id));
    expect(await send(answerStepAction, { code: code(secret) })).toBe("/sign-in?over=yes");
    await db
      .update(users)
      .set({ suspendedAt: null, passwordHash: `${me.passwordHash}x` })
      .where(eq(users.id, me.id));
    expect(await send(answerStepAction, { code: code(secret) })).toBe("/sign-in?over=yes");
    expect(await sessionsOf(me)).toEqual([]);
  });
});

describe("a session that was planted", () => {
  it("is not the one that begins, and ends with it, through the second step too", async () => {
    const [me, attacker] = [await aPerson(), await aPerson()];
    const secret = await aSecondFactor(me);
    for (const owner of [attacker, me]) {
      const planted = await aSession(owner);
      const [, value] = (await sealSession(planted.id)).split(`${SESSION}=`);
      browser.cookies.set(SESSION, { value: value!, options: {} });
      expect(await signIn(me)).toBe("/sign-in/code");
      // Until the code is given, the browser is whoever it was.
      expect(held(SESSION)).toBe(value);
      expect(await send(answerStepAction, { code: code(secret, owner === me ? 1 : 0) })).toBe("/");
      const now = await viewer();
      expect(now).toMatchObject({ kind: "member", id: me.id });
      expect(now.kind === "member" && now.sessionId).not.toBe(planted.id);
      expect(await liveSession(planted.id)).toBeNull();
    }
  });
});

describe("someone who leaves", () => {
  it("gets no session by the password, and can go again", async () => {
    const me = await aPerson({ deletesAt: tomorrow() });
    expect(await signIn(me)).toBe("/sign-in/leaving");
    expect(await sessionsOf(me)).toEqual([]);
    expect(await letGoAction().catch(leads)).toBe("/");
    expect(held(STEP)).toBeUndefined();
    expect((await db.select().from(users).where(eq(users.id, me.id)))[0]!.deletesAt).not.toBeNull();
  });

  it("can keep the account, which signs them in", async () => {
    const me = await aPerson({ deletesAt: tomorrow() });
    await signIn(me, { to: "/settings", remember: "on" });
    const cookie = browser.cookies.get(STEP)!;
    expect(await send(keepAccountAction, {})).toBe("/settings");
    expect(await viewer()).toMatchObject({ kind: "member", id: me.id });
    expect((await db.select().from(users).where(eq(users.id, me.id)))[0]!.deletesAt).toBeNull();

    // Asked to leave again, the cookie of before changes nothing.
    await db.update(users).set({ deletesAt: tomorrow() }).where(eq(users.id, me.id));
    browser.cookies.set(STEP, cookie);
    expect(await send(keepAccountAction, {})).toBe("signing.over");
    expect((await db.select().from(users).where(eq(users.id, me.id)))[0]!.deletesAt).not.toBeNull();
  });

  it("gives the second factor first", async () => {
    const me = await aPerson({ deletesAt: tomorrow() });
    const secret = await aSecondFactor(me);
    expect(await signIn(me, { to: "/settings" })).toBe("/sign-in/code");
    expect(await send(keepAccountAction, {})).toBe("/sign-in?over=yes");
    expect(await send(answerStepAction, { code: code(secret) })).toBe("/sign-in/leaving");
    expect(await sessionsOf(me)).toEqual([]);
    expect(await send(answerStepAction, { code: code(secret, 1) })).toBe("/sign-in?over=yes");
    expect(await send(keepAccountAction, {})).toBe("/settings");
    expect(await viewer()).toMatchObject({ kind: "member", id: me.id });
  });
});

describe("a browser", () => {
  it("is known to whomever it has signed in, and keeps its name", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await signIn(me);
    const { value, options } = browser.cookies.get("halation.device")!;
    expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", maxAge: 365 * 86_400 });
    await signIn(me);
    await signIn(other);
    expect(held("halation.device")).toBe(value);
    for (const { id } of [me, other]) expect(await db.$count(knownDevices, eq(knownDevices.userId, id))).toBe(1);
  });

  it("is not known before the second step is passed", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    await signIn(me);
    expect(await db.$count(knownDevices, eq(knownDevices.userId, me.id))).toBe(0);
    await send(answerStepAction, { code: code(secret) });
    expect(await db.$count(knownDevices, eq(knownDevices.userId, me.id))).toBe(1);
  });

  it("that brings a name of its own making gets another", async () => {
    const me = await aPerson();
    browser.cookies.set("halation.device", { value: "guessed", options: {} });
    await signIn(me);
    expect(held("halation.device")).toMatch(/^[\w-]{22}$/);
    expect(await db.$count(knownDevices, and(eq(knownDevices.userId, me.id)))).toBe(1);
  });
});
