import type * as Argon2 from "@node-rs/argon2";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { knownDevices, sessions } from "@/db/schema";
import { actorOf, aPerson, aSecondFactor, aSession, PASSWORD } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { newId, newToken } from "@/lib/core/ids";
import { liveSession } from "@/lib/platform/session";
import { refusal } from "@/scripts/testing/refusal";
import { demandRecent } from "../policy";
import { checkOwnPassword, checkPassword, meetDevice } from "./mutations";

const argon = vi.hoisted(() => ({ verified: 0 }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof Argon2>();
  const verify = (hashed: string, password: string) => {
    argon.verified += 1;
    return real.verify(hashed, password);
  };
  return { ...real, verify };
});

/** An address in a network nobody else here tries from. */
const somewhere = (): string => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join(".")}`;
const from = (address = somewhere(), device: string | null = null) => ({ address, device });
const wrong = (login: string, origin = from()) => refusal(checkPassword(login, "not the password", origin));

describe("the password", () => {
  it("is known with a confirmed address or the username, in any case", async () => {
    const { id, email, username } = await aPerson();
    for (const login of [email, email.toUpperCase(), username, username.toUpperCase()]) {
      expect(await checkPassword(login, PASSWORD, from())).toMatchObject({ id, confirmed: true, twoFactor: false, deletesAt: null });
    }
  });

  it("of an account whose address is not confirmed goes with the username alone", async () => {
    const { id, email, username } = await aPerson({ confirmed: false });
    expect((await refusal(checkPassword(email, PASSWORD, from()))).key).toBe("accounts.sign-in.wrong");
    expect(await checkPassword(username, PASSWORD, from())).toMatchObject({ id, confirmed: false });
  });

  it("wrong, or of nobody, is answered alike, by the same queries and one verification", async () => {
    const { username, email } = await aPerson();
    const unconfirmed = await aPerson({ confirmed: false });
    const answers: string[] = [];
    const queries = (["select", "insert", "update", "delete", "execute", "transaction"] as const).map((kind) => vi.spyOn(db, kind));
    for (const login of [username, email, unconfirmed.email, `${username}-nobody`, `${username}-nobody@example.test`, "' or 1=1"]) {
      argon.verified = 0;
      for (const query of queries) query.mockClear();
      answers.push(JSON.stringify(await wrong(login)));
      expect(argon.verified).toBe(1);
      expect(queries.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0, 0, 0, 0]);
    }
    for (const query of queries) query.mockRestore();
    expect(new Set(answers)).toEqual(new Set(['{"key":"accounts.sign-in.wrong"}']));
  });

  it("tells a suspended member so, but only when it is right", async () => {
    const { username } = await aPerson({ suspendedAt: new Date() });
    expect((await refusal(checkPassword(username, PASSWORD, from()))).key).toBe("accounts.sign-in.suspended");
    expect((await wrong(username)).key).toBe("accounts.sign-in.wrong");
  });

  it("says what else stands before a session", async () => {
    const deletesAt = new Date(Date.now() + 86_400_000);
    const leaving = await aPerson({ deletesAt });
    expect(await checkPassword(leaving.username, PASSWORD, from())).toMatchObject({ deletesAt, twoFactor: false });
    const careful = await aPerson();
    await aSecondFactor(careful, { confirmedAt: null });
    expect(await checkPassword(careful.username, PASSWORD, from())).toMatchObject({ twoFactor: false });
    await aSecondFactor(careful);
    expect(await checkPassword(careful.username, PASSWORD, from())).toMatchObject({ twoFactor: true });
  });

  it("opens nothing once the day has come on which the account is erased", async () => {
    const { username } = await aPerson({ deletesAt: new Date(Date.now() - 1000) });
    expect((await refusal(checkPassword(username, PASSWORD, from()))).key).toBe("accounts.sign-in.wrong");
  });
});

describe("wrong passwords", () => {
  it("lead to a pause after ten from one address, at once or one by one, and for no other address", async () => {
    const { id, username, email } = await aPerson();
    const here = from();
    const tries = await Promise.all(Array.from({ length: 14 }, (_, i) => wrong(i % 2 ? username : email, here)));
    expect(tries.filter(({ key }) => key === "accounts.sign-in.wrong")).toHaveLength(10);
    expect((await refusal(checkPassword(username, PASSWORD, here))).key).toBe("errors.too-many-until");
    expect((await checkPassword(username, PASSWORD, from())).id).toBe(id);
  });

  it("count together from all addresses of an IPv6 network", async () => {
    const { username } = await aPerson();
    const network = `2001:db8:${newId().slice(-4)}:1`;
    for (let i = 0; i < 10; i += 1) expect((await wrong(username, from(`${network}::${i + 1}`))).key).toBe("accounts.sign-in.wrong");
    expect((await wrong(username, from(`${network}:ffff::1`))).key).toBe("errors.too-many-until");
  });

  it("are forgiven after the right one", async () => {
    const { username } = await aPerson();
    const here = from();
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 9; i += 1) await wrong(username, here);
      expect((await checkPassword(username, PASSWORD, here)).confirmed).toBe(true);
    }
  });

  it("lead to a pause after fifty from anywhere, but not on a device its owner has used before", async () => {
    const me = await aPerson();
    const device = newToken();
    await meetDevice(me.id, device, { userAgent: "", address: "" });
    for (let i = 0; i < 50; i += 1) expect((await wrong(me.username)).key).toBe("accounts.sign-in.wrong");
    expect((await refusal(checkPassword(me.username, PASSWORD, from()))).key).toBe("errors.too-many-until");
    expect((await refusal(checkPassword(me.username, PASSWORD, from(somewhere(), newToken())))).key).toBe("errors.too-many-until");
    expect((await checkPassword(me.username, PASSWORD, from(somewhere(), device))).id).toBe(me.id);
  });

  it("are limited on such a device, too", async () => {
    const me = await aPerson();
    const device = newToken();
    await meetDevice(me.id, device, { userAgent: "", address: "" });
    for (let i = 0; i < 10; i += 1) expect((await wrong(me.username, from(somewhere(), device))).key).toBe("accounts.sign-in.wrong");
    expect((await wrong(me.username, from(somewhere(), device))).key).toBe("errors.too-many-until");
  });

  it("of somebody else's device count as a stranger's", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const device = newToken();
    await meetDevice(other.id, device, { userAgent: "", address: "" });
    for (let i = 0; i < 50; i += 1) await wrong(me.username);
    expect((await refusal(checkPassword(me.username, PASSWORD, from(somewhere(), device)))).key).toBe("errors.too-many-until");
  });

  it("lead to a pause after a hundred from one network, whosesoever; right ones do not count, nor forgive them", async () => {
    const me = await aPerson();
    const device = newToken();
    await meetDevice(me.id, device, { userAgent: "", address: "" });
    const network = somewhere().replace(/\d+$/, "");
    const tries = async (n: number) => {
      for (let i = 0; i < n; i += 1) expect((await wrong(`nobody-${newId()}`, from(`${network}${i}`))).key).toBe("accounts.sign-in.wrong");
    };
    await tries(60);
    for (let i = 0; i < 5; i += 1) await checkPassword(me.username, PASSWORD, from(`${network}77`));
    await tries(40);
    expect((await refusal(checkPassword(me.username, PASSWORD, from(`${network}78`)))).key).toBe("errors.too-many-until");
    expect((await checkPassword(me.username, PASSWORD, from())).id).toBe(me.id);
    expect((await checkPassword(me.username, PASSWORD, from(`${network}79`, device))).id).toBe(me.id);
  });
});

describe("a device", () => {
  const browser = { userAgent: "Test Browser", address: "192.0.2.9" };
  const longAgo = new Date(Date.now() - 30 * 86_400_000);
  const told = async (userId: string): Promise<unknown[]> =>
    db.execute(sql`select 1 from graphile_worker._private_jobs where payload->>'userId' = ${userId} and payload->>'notice' = 'new-device'`);

  it("one was never seen with is told of by mail, once", async () => {
    const me = await aPerson({ emailConfirmedAt: longAgo });
    const device = newToken();
    await meetDevice(me.id, device, browser);
    await meetDevice(me.id, device, browser);
    expect(await told(me.id)).toHaveLength(1);
    await meetDevice(me.id, newToken(), browser);
    expect(await told(me.id)).toHaveLength(2);
  });

  it("is not told of when it is the one with which one begins", async () => {
    const me = await aPerson();
    await meetDevice(me.id, newToken(), browser);
    expect(await told(me.id)).toHaveLength(0);
    await meetDevice(me.id, newToken(), browser);
    expect(await told(me.id)).toHaveLength(1);
  });

  it("is not told of at an address that is not confirmed", async () => {
    const me = await aPerson({ confirmed: false });
    for (let i = 0; i < 3; i += 1) await meetDevice(me.id, newToken(), browser);
    expect(await told(me.id)).toHaveLength(0);
  });

  it("is kept as a hash, and as seen now", async () => {
    const me = await aPerson();
    const device = newToken();
    await meetDevice(me.id, device, browser);
    await db.update(knownDevices).set({ lastSeenAt: longAgo }).where(eq(knownDevices.userId, me.id));
    await meetDevice(me.id, device, browser);
    const [row] = await db.select().from(knownDevices).where(eq(knownDevices.userId, me.id));
    expect(row!.hash).not.toContain(device);
    expect(Date.now() - row!.lastSeenAt.getTime()).toBeLessThan(60_000);
  });

  it("is one device, however often it signs in at once", async () => {
    const me = await aPerson({ emailConfirmedAt: longAgo });
    const device = newToken();
    await Promise.all(Array.from({ length: 5 }, () => meetDevice(me.id, device, browser)));
    expect(await told(me.id)).toHaveLength(1);
  });
});

describe("giving the password again", () => {
  const longAgo = { authenticatedAt: new Date(Date.now() - 3_600_000) };

  it("makes this session recent for ten minutes, and no other", async () => {
    const me = await aPerson();
    const [here, there] = [await aSession(me, longAgo), await aSession(me, longAgo)];
    const before = (await liveSession(here.id))!;
    expect(() => demandRecent(before)).toThrow(AppError);
    await checkOwnPassword(before, PASSWORD);
    expect(() => demandRecent(actorOf(me, { recent: true }))).not.toThrow();
    expect(await liveSession(here.id)).toMatchObject({ recent: true });
    expect(await liveSession(there.id)).toMatchObject({ recent: false });
    await db
      .update(sessions)
      .set({ authenticatedAt: new Date(Date.now() - 10 * 60_000 - 1000) })
      .where(eq(sessions.id, here.id));
    expect(await liveSession(here.id)).toMatchObject({ recent: false });
  });

  it("refuses a wrong one beside the field, and any after ten of them, from whichever browser", async () => {
    const me = await aPerson();
    const [here, there] = [await aSession(me, longAgo), await aSession(me, longAgo)];
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, i) => refusal(checkOwnPassword(actorOf(me, { sessionId: i % 2 ? here.id : there.id }), "not the password"))),
    );
    expect(tries.filter(({ key, field }) => key === "accounts.again.wrong" && field === "password")).toHaveLength(10);
    expect((await refusal(checkOwnPassword(actorOf(me, { sessionId: here.id }), PASSWORD))).key).toBe("errors.too-many-until");
    expect(await liveSession(here.id)).toMatchObject({ recent: false });
  });

  it("is nobody else's to give", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const theirs = await aSession(other, longAgo);
    await checkOwnPassword(actorOf(me, { sessionId: theirs.id }), PASSWORD);
    expect(await liveSession(theirs.id)).toMatchObject({ recent: false });
  });
});
