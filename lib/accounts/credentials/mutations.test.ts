import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountLinks, resetRequests, sessions, twoFactor, users } from "@/db/schema";
import { actorOf, anAddress, aPerson, aSession, PASSWORD, type User } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import type { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { liveSession } from "@/lib/platform/session";
import { refusal } from "@/scripts/testing/refusal";
import { verifyPassword } from "../password/data";
import { checkPassword } from "../signing-in/mutations";
import { openLink } from "./data";
import { changePassword, makeResetLink, requestReset, resetPassword, tidyCredentials } from "./mutations";
import type { LinkPurpose } from "./types";

const NEW = "tungsten umbrella 7 rivers";
const browser = { userAgent: "Test Browser", address: "192.0.2.1" };

const over = { key: "credentials.link.over", field: undefined };

const userNow = async ({ id }: { id: string }): Promise<User> => (await db.select().from(users).where(eq(users.id, id)))[0]!;
const opens = async (person: { id: string }, password: string): Promise<boolean> => verifyPassword((await userNow(person)).passwordHash, password);
const linksOf = ({ id }: { id: string }) => db.select().from(accountLinks).where(eq(accountLinks.userId, id));
const notices = async ({ id }: { id: string }): Promise<string[]> =>
  (await db.execute<{ notice: string }>(sql`select payload->>'notice' as notice from graphile_worker._private_jobs where payload->>'userId' = ${id}`)).map(
    ({ notice }) => notice,
  );

/** A link as its mail would carry it. */
async function aLink(person: { id: string }, purpose: LinkPurpose = "reset", columns: Partial<typeof accountLinks.$inferInsert> = {}): Promise<string> {
  const id = newId<"account-link">();
  const address = purpose === "reset" ? {} : { email: `${id}@example.test`, emailFolded: `${id}@example.test` };
  await db.insert(accountLinks).values({ id, userId: person.id, purpose, ...address, expiresAt: new Date(Date.now() + 60_000), ...columns });
  return linkToken(purpose, id);
}

describe("saying that one forgot a password", () => {
  const jobsOf = (requestId: string) => db.execute(sql`select payload from graphile_worker._private_jobs where payload->>'requestId' = ${requestId}`);

  it("does the same for those who are here and those who are not: a row and a job", async () => {
    const { email, username } = await aPerson();
    for (const login of [email.toUpperCase(), username.toUpperCase(), `nobody-${newId()}`, `nobody-${newId()}@example.test`]) {
      expect(await requestReset(login, { ...browser, address: `198.51.100.${Math.floor(Math.random() * 200)}` })).toBeUndefined();
    }
    const asked = await db.select().from(resetRequests).where(eq(resetRequests.login, email));
    expect(asked).toHaveLength(1);
    const jobs = await jobsOf(asked[0]!.id);
    expect(jobs).toHaveLength(1);
    expect(JSON.stringify(jobs)).not.toContain(email);
  });

  it("pauses after five for one login, known or not, and says so alike, from whatever network", async () => {
    const { email } = await aPerson();
    let network = 0;
    const tries = async (login: string) => {
      const answers: unknown[] = [];
      for (let i = 0; i < 6; i += 1) {
        const asked = requestReset(login, { ...browser, address: `10.${process.pid % 200}.${(network += 1)}.1` });
        answers.push(await asked.catch((error: AppError) => error.say));
      }
      return answers;
    };
    const [known, unknown] = [await tries(email), await tries(`nobody-${newId()}@example.test`)];
    expect(known).toEqual([undefined, undefined, undefined, undefined, undefined, { key: "errors.too-many-until", values: { minutes: 60 } }]);
    expect(unknown).toEqual(known);
  });

  it("pauses after thirty from one network, whatever the logins", async () => {
    const address = () => `203.0.${process.pid % 200}.${Math.floor(Math.random() * 250)}`;
    const outcomes = await Promise.allSettled(Array.from({ length: 34 }, () => requestReset(`nobody-${newId()}`, { ...browser, address: address() })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
  });
});

describe("the reset link", () => {
  const make = ({ id }: { id: string }) => db.transaction((tx) => makeResetLink(tx, id));
  const mailsOf = (linkId: string) => db.execute(sql`select payload from graphile_worker._private_jobs where payload->>'linkId' = ${linkId}`);

  it("is one per account, and not made anew within a minute, however many ask", async () => {
    const me = await aPerson();
    await Promise.all(Array.from({ length: 5 }, () => make(me)));
    const [link, ...more] = await linksOf(me);
    expect(more).toEqual([]);
    expect(await mailsOf(link!.id)).toHaveLength(1);
    expect((link!.expiresAt.getTime() - link!.createdAt.getTime()) / 60_000).toBeCloseTo(60, 1);
    expect(JSON.stringify(await mailsOf(link!.id))).not.toContain(linkToken("reset", link!.id).split(".")[1]);
  });

  it("dies when a newer one is made", async () => {
    const me = await aPerson();
    const old = await aLink(me, "reset", { createdAt: new Date(Date.now() - 61_000) });
    expect(await openLink("reset", old)).toEqual({ username: me.username, email: me.email });
    await make(me);
    expect(await openLink("reset", old)).toBeNull();
    expect(await refusal(resetPassword(old, NEW, browser))).toEqual(over);
    const [link] = await linksOf(me);
    await resetPassword(linkToken("reset", link!.id), NEW, browser);
    expect(await opens(me, NEW)).toBe(true);
  });
});

describe("setting a new password by a link", () => {
  it("signs everyone out, ends what is on its way, tells the owner, and leaves the rest", async () => {
    const me = await aPerson();
    const [here, other] = [await aSession(me), await aSession(await aPerson())];
    await db.insert(twoFactor).values({ userId: me.id, sealedSecret: "sealed", confirmedAt: new Date() });
    const [token, change, undo] = [await aLink(me), await aLink(me, "email-change"), await aLink(me, "email-undo")];
    await resetPassword(token, NEW, browser);
    expect(await opens(me, NEW)).toBe(true);
    expect(await opens(me, PASSWORD)).toBe(false);
    expect(await liveSession(here.id)).toBeNull();
    expect(await liveSession(other.id)).not.toBeNull();
    expect(await openLink("email-change", change)).toBeNull();
    expect(await openLink("email-undo", undo)).not.toBeNull();
    expect(await notices(me)).toEqual(["password-reset"]);
    expect(await db.$count(twoFactor, eq(twoFactor.userId, me.id))).toBe(1);
    expect(await userNow(me)).toEqual({ ...me, passwordHash: expect.any(String) as string });
  });

  it("works once", async () => {
    const me = await aPerson();
    const token = await aLink(me);
    await resetPassword(token, NEW, browser);
    expect(await refusal(resetPassword(token, "another good password 9", browser))).toEqual(over);
    expect(await opens(me, NEW)).toBe(true);
  });

  it("lets one in again who had tried too many passwords before", async () => {
    const me = await aPerson();
    const here = { ...browser, address: anAddress(), device: null };
    const signIn = (password: string) => checkPassword(me.username, password, here);
    for (let i = 0; i < 10; i += 1) await refusal(signIn("not this one"));
    expect((await refusal(signIn(PASSWORD))).key).toBe("errors.too-many-until");
    await resetPassword(await aLink(me), NEW, here);
    expect((await signIn(NEW)).id).toBe(me.id);
  });

  it("works for one of two at once", async () => {
    const me = await aPerson();
    const token = await aLink(me);
    const outcomes = await Promise.allSettled([resetPassword(token, NEW, browser), resetPassword(token, "another good password 9", browser)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await notices(me)).toEqual(["password-reset"]);
  });

  it("takes no link that has run out, was changed, is of another purpose or no link at all", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const [token, others] = [await aLink(me), await aLink(other)];
    const [id, secret] = token.split(".") as [string, string];
    const foreign = others.split(".");
    const flipped = `${secret.startsWith("A") ? "B" : "A"}${secret.slice(1)}`;
    const undo = await aLink(me, "email-undo");
    const change = await aLink(me, "email-change");
    const wrong = [
      await aLink(await aPerson(), "reset", { expiresAt: new Date(Date.now() - 1000) }),
      `${id}.${flipped}`,
      `${id}.${foreign[1]!}`,
      `${foreign[0]!}.${secret}`,
      `${token}x`,
      id,
      undo,
      change,
      linkToken("reset", undo.split(".")[0]!),
      linkToken("email-change", id),
      linkToken("reset", newId()),
      "' or 1=1",
      "",
    ];
    for (const one of wrong) {
      expect(await openLink("reset", one)).toBeNull();
      expect(await refusal(resetPassword(one, NEW, browser))).toEqual(over);
    }
    expect(await opens(me, PASSWORD)).toBe(true);
    await resetPassword(token, NEW, browser);
  });

  it("says why a password is too easy, and the link is not spent", async () => {
    const me = await aPerson();
    const token = await aLink(me);
    for (const easy of ["short", "aaaaaaaaaaaaaaaa", me.username]) {
      expect((await refusal(resetPassword(token, easy, browser))).field).toBe("password");
    }
    await resetPassword(token, NEW, browser);
  });

  it("is nothing for a suspended member, and confirms nothing", async () => {
    const gone = await aPerson({ suspendedAt: new Date() });
    const token = await aLink(gone);
    expect(await openLink("reset", token)).toBeNull();
    expect(await refusal(resetPassword(token, NEW, browser))).toEqual(over);
    expect(await linksOf(gone)).toHaveLength(1);
    const leaving = await aPerson({ deletesAt: new Date(Date.now() + 86_400_000) });
    await resetPassword(await aLink(leaving), NEW, browser);
    expect((await userNow(leaving)).deletesAt).toEqual(leaving.deletesAt);
    const newcomer = await aPerson({ confirmed: false });
    await resetPassword(await aLink(newcomer), NEW, browser);
    expect((await userNow(newcomer)).emailConfirmedAt).toBeNull();
  });
});

describe("changing one's password", () => {
  const change = (person: User, columns: Partial<Parameters<typeof changePassword>[1]> = {}, sessionId?: string) =>
    changePassword(actorOf(person, sessionId ? { sessionId } : {}), { currentPassword: PASSWORD, password: NEW, ...columns }, browser);

  it("signs out all browsers but this one, ends links that are on their way, and tells the owner", async () => {
    const me = await aPerson();
    const [here, there, other] = [await aSession(me), await aSession(me), await aSession(await aPerson())];
    const [reset, move, undo] = [await aLink(me), await aLink(me, "email-change"), await aLink(me, "email-undo")];
    await change(me, {}, here.id);
    expect(await opens(me, NEW)).toBe(true);
    expect(await liveSession(here.id)).toMatchObject({ id: me.id });
    expect(await liveSession(there.id)).toBeNull();
    expect(await liveSession(other.id)).not.toBeNull();
    expect(await refusal(resetPassword(reset, "another good password 9", browser))).toEqual(over);
    expect(await openLink("email-change", move)).toBeNull();
    expect(await openLink("email-undo", undo)).not.toBeNull();
    expect(await notices(me)).toEqual(["password-changed"]);
  });

  it("asks for the one there is, beside its own field", async () => {
    const me = await aPerson();
    const there = await aSession(me);
    expect(await refusal(change(me, { currentPassword: "not the password" }))).toEqual({ key: "accounts.again.wrong", field: "currentPassword" });
    expect(await opens(me, PASSWORD)).toBe(true);
    expect(await liveSession(there.id)).not.toBeNull();
  });

  it("refuses what is too easy, one's own names among it, beside the new one", async () => {
    const me = await aPerson();
    for (const password of ["short", "aaaaaaaaaaaaaaaa", "password123456", me.email]) {
      expect((await refusal(change(me, { password }))).field).toBe("password");
    }
    expect(await opens(me, PASSWORD)).toBe(true);
  });

  it("happens once when two browsers do it at once: whoever knew the old one may do nothing any more", async () => {
    const me = await aPerson();
    const [here, there] = [await aSession(me), await aSession(me)];
    const outcomes = await Promise.allSettled([change(me, {}, here.id), change(me, { password: "another good password 9" }, there.id)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const left = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, me.id));
    expect(left).toEqual([{ id: outcomes[0].status === "fulfilled" ? here.id : there.id }]);
  });

  it("is open to those who are not confirmed yet", async () => {
    const newcomer = await aPerson({ confirmed: false });
    await change(newcomer);
    expect(await opens(newcomer, NEW)).toBe(true);
  });
});

it("tidies what time has ended, and nothing else", async () => {
  const me = await aPerson();
  await aLink(me, "email-undo", { expiresAt: new Date(Date.now() - 1000) });
  const live = await aLink(me);
  const [old, young] = [newId(), newId()];
  await db.insert(resetRequests).values([
    { id: old, login: "x", createdAt: new Date(Date.now() - 2 * 86_400_000) },
    { id: young, login: "x" },
  ]);
  await tidyCredentials();
  expect((await linksOf(me)).map(({ id }) => id)).toEqual([live.split(".")[0]]);
  expect(await db.$count(resetRequests, and(eq(resetRequests.id, old)))).toBe(0);
  expect(await db.$count(resetRequests, eq(resetRequests.id, young))).toBe(1);
});
