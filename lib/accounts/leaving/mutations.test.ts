import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountLinks, formerUsernames, sessions, users } from "@/db/schema";
import { actorOf, aPerson, aSession, PASSWORD, people, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { liveSession } from "@/lib/platform/session";
import { refusal } from "@/scripts/testing/refusal";
import { formerUsernameHash } from "../data";
import { isLastAdministrator, mailboxesOf } from "./data";
import { beginErasing } from "./erasing/mutations";
import { cancelLeaving, enqueueErasure, leave } from "./mutations";

const browser = { userAgent: "Test Browser", address: "192.0.2.1" };
const wish = ({ username }: User) => ({ leaver: username, password: PASSWORD });

const userNow = async ({ id }: { id: string }) => (await db.select().from(users).where(eq(users.id, id)))[0];

const jobs = (where: string) =>
  db.execute<{ payload: { notice?: string }; run_at: string; key: string | null }>(
    sql`select payload, run_at, key from graphile_worker._private_jobs where payload::text like ${`%${where}%`}`,
  );

const notices = async ({ id }: { id: string }) => (await jobs(id)).flatMap(({ payload }) => payload.notice ?? []);

describe("asking to leave", () => {
  it("hides the account at once, signs it out everywhere and has it erased in seven days", async () => {
    const me = await aPerson();
    const [here, there] = [await aSession(me), await aSession(me)];
    await leave((await liveSession(here.id))!, wish(me), browser);
    const { deletesAt } = (await userNow(me))!;
    const days = (deletesAt!.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThanOrEqual(7);
    expect(await db.$count(sessions, eq(sessions.userId, me.id))).toBe(0);
    expect([await liveSession(here.id), await liveSession(there.id)]).toEqual([null, null]);
    const job = (await jobs(me.id)).find(({ key }) => key === `accounts.erase:${me.id}`);
    expect(new Date(job!.run_at)).toEqual(deletesAt);
    expect(await notices(me)).toEqual(["leaving-asked"]);
  });

  it("wants the name, as its owner knows it, and the password, and says which is wrong", async () => {
    const me = await aPerson({ username: `Leaver.${newId().slice(-12)}` });
    await aSession(me);
    expect(await refusal(leave(actorOf(me), { leaver: `${me.username}x`, password: PASSWORD }, browser))).toEqual({
      key: "leaving.username.wrong",
      field: "leaver",
    });
    // A Cyrillic letter makes another name, though it looks alike.
    expect((await refusal(leave(actorOf(me), { ...wish(me), leaver: me.username.replace("e", "е") }, browser))).field).toBe("leaver");
    expect(await refusal(leave(actorOf(me), { ...wish(me), password: "not the password" }, browser))).toEqual({
      key: "accounts.again.wrong",
      field: "password",
    });
    expect(await userNow(me)).toMatchObject({ deletesAt: null });
    expect(await db.$count(sessions, eq(sessions.userId, me.id))).toBe(1);
    expect(await jobs(me.id)).toEqual([]);
    await leave(actorOf(me), { ...wish(me), leaver: ` ${me.username.toUpperCase()} ` }, browser);
    expect((await userNow(me))?.deletesAt).not.toBeNull();
  });

  it("ends links that would give the account to their bearer, but not the one by which it is taken back", async () => {
    const me = await aPerson();
    const link = { userId: me.id, expiresAt: new Date(Date.now() + 3_600_000) };
    const address = { email: "old@example.test", emailFolded: "old@example.test" };
    await db.insert(accountLinks).values([
      { ...link, id: newId(), purpose: "reset" },
      { ...link, ...address, id: newId(), purpose: "email-change" },
      { ...link, ...address, id: newId(), purpose: "email-undo" },
    ]);
    await leave(actorOf(me), wish(me), browser);
    const left = await db.select({ purpose: accountLinks.purpose }).from(accountLinks).where(eq(accountLinks.userId, me.id));
    expect(left).toEqual([{ purpose: "email-undo" }]);
  });

  it("is for the unconfirmed too, whose address may be a stranger's and is not written to", async () => {
    const me = await aPerson({ confirmed: false });
    await leave(actorOf(me), wish(me), browser);
    expect((await userNow(me))?.deletesAt).not.toBeNull();
    expect(await notices(me)).toEqual([]);
  });

  it("happens once: a second try changes nothing", async () => {
    const me = await aPerson();
    const outcomes = await Promise.allSettled([leave(actorOf(me), wish(me), browser), leave(actorOf(me), wish(me), browser)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await notices(me)).toHaveLength(1);
  });
});

describe("the last administrator", () => {
  beforeEach(async () => {
    await db.update(users).set({ role: "member" }).where(eq(users.role, "administrator"));
  });

  it("is told to find another first", async () => {
    const me = await aPerson({ role: "administrator" });
    expect(await isLastAdministrator(actorOf(me))).toBe(true);
    for (const columns of [{ suspendedAt: new Date() }, { deletesAt: new Date() }, { confirmed: false }, { approvedAt: null }])
      await aPerson({ role: "administrator", ...columns });
    expect(await isLastAdministrator(actorOf(me))).toBe(true);
    expect(await refusal(leave(actorOf(me), wish(me), browser))).toEqual({ key: "leaving.last-administrator", field: undefined });
    expect(await userNow(me)).toMatchObject({ deletesAt: null });
    await aPerson({ role: "administrator" });
    expect(await isLastAdministrator(actorOf(me))).toBe(false);
    await leave(actorOf(me), wish(me), browser);
    expect((await userNow(me))?.deletesAt).not.toBeNull();
  });

  it("is who asks second, when the last two ask at once", async () => {
    const both = await people(2, { role: "administrator" });
    const outcomes = await Promise.allSettled(both.map((one) => leave(actorOf(one), wish(one), browser)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await db.$count(users, and(eq(users.role, "administrator"), sql`${users.deletesAt} is null`))).toBe(1);
  });

  it("does not keep others from leaving", async () => {
    await aPerson({ role: "administrator" });
    const me = await aPerson();
    expect(await isLastAdministrator(actorOf(me))).toBe(false);
    await leave(actorOf(me), wish(me), browser);
    expect((await userNow(me))?.deletesAt).not.toBeNull();
  });
});

describe("thinking better of it", () => {
  it("keeps the account within the grace, and its time finds nothing to do", async () => {
    const me = await aPerson();
    await leave(actorOf(me), wish(me), browser);
    expect(await beginErasing(me.id)).toBe(false);
    expect(await cancelLeaving(me.id, browser)).toBe(true);
    expect(await userNow(me)).toMatchObject({ deletesAt: null });
    expect(await notices(me)).toEqual(["leaving-asked", "leaving-cancelled"]);
    expect(await beginErasing(me.id)).toBe(false);
    expect(await cancelLeaving(me.id, browser)).toBe(false);
  });

  it("is too late once the time has come", async () => {
    const me = await aPerson();
    await db.transaction((tx) => enqueueErasure(tx, me.id));
    expect(await cancelLeaving(me.id, browser)).toBe(false);
    expect((await userNow(me))?.deletesAt).not.toBeNull();
  });

  it("may be followed by asking again, which counts from then", async () => {
    const me = await aPerson();
    await leave(actorOf(me), wish(me), browser);
    const first = (await userNow(me))!.deletesAt!;
    await cancelLeaving(me.id, browser);
    await leave(actorOf(me), wish(me), browser);
    const { deletesAt } = (await userNow(me))!;
    expect(deletesAt!.getTime()).toBeGreaterThan(first.getTime());
    const queued = (await jobs(me.id)).filter(({ key }) => key === `accounts.erase:${me.id}`);
    expect(queued.map(({ run_at }) => new Date(run_at))).toEqual([deletesAt]);
  });
});

describe("erasing by decision of others", () => {
  it("hides and signs out at once, and says nothing about somebody who is not there", async () => {
    const applicant = await aPerson({ approvedAt: null });
    const { id: session } = await aSession(applicant);
    await db.transaction((tx) => enqueueErasure(tx, applicant.id));
    expect(await liveSession(session)).toBeNull();
    expect(await beginErasing(applicant.id)).toBe(true);
    await db.transaction((tx) => enqueueErasure(tx, newId()));
  });
});

describe("the mails that are somebody's", () => {
  it("are those to their own address and the ones they changed from or to, unless another claims it", async () => {
    const [other, claimant] = [await aPerson(), await aPerson({ confirmed: false })];
    const me = await aPerson({ email: claimant.email });
    const past = `past-${newId()}@example.test`;
    const link = { userId: me.id, expiresAt: new Date(), purpose: "email-undo" as const };
    await db.insert(accountLinks).values([
      { ...link, id: newId(), email: past, emailFolded: past },
      { ...link, id: newId(), email: other.email, emailFolded: other.emailFolded },
    ]);
    expect((await mailboxesOf(me.id)).toSorted()).toEqual([me.emailFolded, past].toSorted());
    // Whoever only claims an address gets at nobody's mails.
    expect(await mailboxesOf(claimant.id)).toEqual([]);
    expect(await db.$count(formerUsernames, eq(formerUsernames.hash, formerUsernameHash(me.username)))).toBe(0);
  });
});
