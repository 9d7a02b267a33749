import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accountLinks, users } from "@/db/schema";
import { actorOf, aPerson, aSession, guest, PASSWORD, viewerOf, type User } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import type { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { liveSession } from "@/lib/platform/session";
import { refusal } from "@/scripts/testing/refusal";
import { ownerOfAddress } from "../../data";
import { getOwnAccount, openLink } from "../data";
import { changePassword } from "../mutations";
import type { LinkPurpose } from "../types";
import { askForEmail, cancelEmailChange, confirmEmailChange, undoEmailChange } from "./mutations";

const browser = { userAgent: "Test Browser", address: "192.0.2.1" };
const over = { key: "credentials.link.over", field: undefined };
const gone = { key: "credentials.email.gone", field: undefined };

const anAddress = (name = "new"): string => `${name}-${newId()}@example.test`;
const emailOf = async ({ id }: { id: string }): Promise<string> => (await db.select().from(users).where(eq(users.id, id)))[0]!.email;
const linksOf = ({ id }: { id: string }, purpose: LinkPurpose) =>
  db
    .select()
    .from(accountLinks)
    .where(and(eq(accountLinks.userId, id), eq(accountLinks.purpose, purpose)))
    .orderBy(accountLinks.id);
/** The newest link of a kind, as its mail carries it. */
const tokenOf = async (person: { id: string }, purpose: LinkPurpose): Promise<string> => linkToken(purpose, (await linksOf(person, purpose)).at(-1)!.id);

const ask = (person: User, email: string, password = PASSWORD) => askForEmail(actorOf(person), { email, password }, browser);

/** The whole way to a new address; answers the link that takes the old one back. */
async function move(person: User, email: string): Promise<string> {
  await ask(person, email);
  await confirmEmailChange(await tokenOf(person, "email-change"));
  return tokenOf(person, "email-undo");
}

/** Moves the links of someone into the past. */
const age = ({ id }: { id: string }, interval: string) =>
  db
    .update(accountLinks)
    .set({ createdAt: sql`${accountLinks.createdAt} - ${interval}::interval`, expiresAt: sql`${accountLinks.expiresAt} - ${interval}::interval` })
    .where(eq(accountLinks.userId, id));

describe("asking for another address", () => {
  it("changes nothing yet, shows the wish to its owner alone, and tells the address there is", async () => {
    const me = await aPerson();
    const email = `New.${newId()}@Example.test`;
    await ask(me, email);
    expect(await emailOf(me)).toBe(me.email);
    expect(await getOwnAccount(viewerOf(me))).toEqual({
      username: me.username,
      email: me.email,
      confirmed: true,
      pending: { email, expiresAt: expect.any(Date) as Date },
    });
    expect((await getOwnAccount(viewerOf(await aPerson())))!.pending).toBeNull();
    expect(await getOwnAccount(guest())).toBeNull();
    const jobs = await db.execute<{ payload: { notice?: string } }>(
      sql`select payload from graphile_worker._private_jobs where payload->>'userId' = ${me.id} or payload->>'linkId' = ${(await linksOf(me, "email-change"))[0]!.id}`,
    );
    expect(jobs.map(({ payload }) => payload.notice ?? "link").toSorted()).toEqual(["email-change-asked", "link"]);
    expect(JSON.stringify(jobs).toLowerCase()).not.toContain(email.toLowerCase());
  });

  it("answers the same whether the address is somebody's or not", async () => {
    const [me, owner] = [await aPerson(), await aPerson()];
    expect(await ask(me, anAddress())).toBeUndefined();
    expect(await ask(me, owner.email)).toBeUndefined();
    expect(await linksOf(me, "email-change")).toHaveLength(1);
  });

  it("asks for the password, and for an address that is not one's own", async () => {
    const me = await aPerson();
    expect(await refusal(ask(me, anAddress(), "not the password"))).toEqual({ key: "accounts.again.wrong", field: "password" });
    expect(await refusal(ask(me, me.email.toUpperCase()))).toEqual({ key: "credentials.email.same", field: "email" });
    expect(await linksOf(me, "email-change")).toEqual([]);
  });

  it("is for those who have confirmed the one they have, and have been let in", async () => {
    expect((await refusal(ask(await aPerson({ confirmed: false }), anAddress()))).key).toBe("errors.unconfirmed");
    expect((await refusal(ask(await aPerson({ approvedAt: null }), anAddress()))).key).toBe("errors.unconfirmed");
  });

  it("ends the link that was asked for before", async () => {
    const me = await aPerson();
    await ask(me, anAddress());
    const first = await tokenOf(me, "email-change");
    await ask(me, anAddress());
    expect(await refusal(confirmEmailChange(first))).toEqual(over);
    await confirmEmailChange(await tokenOf(me, "email-change"));
  });

  it("pauses after five by one account, and three to one address, whoever asks", async () => {
    const me = await aPerson();
    const outcomes: unknown[] = [];
    for (let i = 0; i < 6; i += 1) outcomes.push(await ask(me, anAddress()).catch((error: AppError) => error.say.key));
    expect(outcomes).toEqual([undefined, undefined, undefined, undefined, undefined, "errors.too-many-until"]);
    const target = anAddress("flooded");
    for (let i = 0; i < 3; i += 1) await ask(await aPerson(), target);
    expect((await refusal(ask(await aPerson(), target))).key).toBe("errors.too-many-until");
  });

  it("is of no use to whoever knew the old password, once it has changed", async () => {
    const me = await aPerson();
    await ask(me, anAddress("thief"));
    const token = await tokenOf(me, "email-change");
    await changePassword(actorOf(me), { currentPassword: PASSWORD, password: "tungsten umbrella 7 rivers" }, browser);
    expect(await refusal(confirmEmailChange(token))).toEqual(over);
  });

  it("is refused to whoever knew the old password at the moment it changes", async () => {
    const me = await aPerson();
    const asked = await db.transaction(async (tx) => {
      await tx.update(users).set({ passwordHash: "another" }).where(eq(users.id, me.id));
      const asking = refusal(ask(me, anAddress("thief")));
      asking.catch(() => undefined);
      // Whoever asks now has seen the old password, and waits for the account.
      await vi.waitFor(async () => expect(await db.$count(sql`pg_stat_activity`, sql`datname = current_database() and wait_event_type = 'Lock'`)).toBe(1), {
        timeout: 20_000,
      });
      return { asking };
    });
    expect((await asked.asking).key).toBe("errors.conflict");
    expect(await linksOf(me, "email-change")).toEqual([]);
  });

  it("can be taken back by its owner alone", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await ask(me, anAddress());
    const token = await tokenOf(me, "email-change");
    await cancelEmailChange(actorOf(other));
    expect(await openLink("email-change", token)).not.toBeNull();
    await cancelEmailChange(actorOf(me));
    expect(await refusal(confirmEmailChange(token))).toEqual(over);
  });
});

describe("confirming another address", () => {
  it("moves the account, keeps its sessions, ends reset links and leaves a way back", async () => {
    const me = await aPerson();
    const here = await aSession(me);
    const reset = newId<"account-link">();
    await db.insert(accountLinks).values({ id: reset, userId: me.id, purpose: "reset", expiresAt: new Date(Date.now() + 60_000) });
    const email = `New.${newId()}@Example.test`;
    const undo = await move(me, email);
    expect((await db.select().from(users).where(eq(users.id, me.id)))[0]).toEqual({
      ...me,
      email,
      emailFolded: email.toLowerCase(),
      emailConfirmedAt: expect.any(Date) as Date,
    });
    expect(await liveSession(here.id)).not.toBeNull();
    expect(await openLink("reset", linkToken("reset", reset))).toBeNull();
    expect(await openLink("email-undo", undo)).toEqual({ username: me.username, email: me.email });
    expect((await linksOf(me, "email-undo"))[0]).toMatchObject({ email: me.email, emailFolded: me.emailFolded });
  });

  it("works once, and for one of two at once", async () => {
    const me = await aPerson();
    await ask(me, anAddress());
    const token = await tokenOf(me, "email-change");
    const outcomes = await Promise.allSettled([confirmEmailChange(token), confirmEmailChange(token)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(confirmEmailChange(token))).toEqual(over);
    expect(await linksOf(me, "email-undo")).toHaveLength(1);
  });

  it("takes no link that has run out, was changed, is of another purpose or a suspended member's", async () => {
    const [me, other, suspended] = [await aPerson(), await aPerson(), await aPerson()];
    for (const person of [me, other, suspended]) await ask(person, anAddress());
    const token = await tokenOf(me, "email-change");
    const [id, secret] = token.split(".") as [string, string];
    const [foreign] = (await tokenOf(other, "email-change")).split(".") as [string];
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, suspended.id));
    const undo = await move(await aPerson(), anAddress());
    const wrong = [`${foreign}.${secret}`, `${id}.${"A".repeat(secret.length)}`, linkToken("reset", id), linkToken("email-undo", id), undo, ""];
    for (const one of [...wrong, await tokenOf(suspended, "email-change")]) {
      expect(await openLink("email-change", one)).toBeNull();
      expect(await refusal(confirmEmailChange(one))).toEqual(over);
    }
    await age(me, "24 hours 1 second");
    expect(await refusal(confirmEmailChange(token))).toEqual(over);
    expect(await emailOf(me)).toBe(me.email);
  });

  it("stops at an address that became somebody's meanwhile, and changes nothing", async () => {
    const me = await aPerson();
    const email = anAddress();
    await ask(me, email);
    await aPerson({ email });
    expect(await refusal(confirmEmailChange(await tokenOf(me, "email-change")))).toEqual(gone);
    expect(await emailOf(me)).toBe(me.email);
    expect(await linksOf(me, "email-undo")).toEqual([]);
    expect(await linksOf(me, "email-change")).toHaveLength(1);
  });

  it("gives one of two the address they both asked for", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const email = anAddress();
    for (const person of [me, other]) await ask(person, email);
    const outcomes = await Promise.allSettled([
      confirmEmailChange(await tokenOf(me, "email-change")),
      confirmEmailChange(await tokenOf(other, "email-change")),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect([await emailOf(me), await emailOf(other)].filter((one) => one === email)).toHaveLength(1);
  });

  it("stops at an address that its last owner can take back, even when they give it up at that very moment", async () => {
    const [owner, other] = [await aPerson(), await aPerson()];
    await ask(other, owner.email);
    await ask(owner, anAddress());
    const [leaves, wants] = [await tokenOf(owner, "email-change"), await tokenOf(other, "email-change")];
    const outcomes = await Promise.allSettled([confirmEmailChange(leaves), confirmEmailChange(wants)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(confirmEmailChange(wants))).toEqual(gone);
    const newcomer = await aPerson({ confirmed: false, email: owner.email });
    expect(await ownerOfAddress(newcomer.id)).toBe(owner.id);
    await age(owner, "7 days 1 second");
    expect(await ownerOfAddress(newcomer.id)).toBe(newcomer.id);
    await confirmEmailChange(wants);
    expect(await emailOf(other)).toBe(owner.email);
  });
});

describe("taking an address back", () => {
  it("signs everyone out, ends every other link, and makes one to a new password", async () => {
    const me = await aPerson();
    const undo = await move(me, anAddress("thief"));
    const here = await aSession(me);
    await ask(me, anAddress("thief"));
    const pending = await tokenOf(me, "email-change");
    await undoEmailChange(undo);
    expect(await emailOf(me)).toBe(me.email);
    expect(await liveSession(here.id)).toBeNull();
    expect(await openLink("email-change", pending)).toBeNull();
    expect(await linksOf(me, "email-undo")).toEqual([]);
    expect(await linksOf(me, "reset")).toHaveLength(1);
  });

  it("works once, and for one of two at once", async () => {
    const me = await aPerson();
    const undo = await move(me, anAddress());
    const outcomes = await Promise.allSettled([undoEmailChange(undo), undoEmailChange(undo)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(undoEmailChange(undo))).toEqual(over);
  });

  it("takes no link that has run out, was changed, or is of another purpose", async () => {
    const me = await aPerson();
    const undo = await move(me, anAddress());
    const [id, secret] = undo.split(".") as [string, string];
    for (const wrong of [`${id}.${secret.slice(1)}A`, linkToken("email-change", id), linkToken("reset", id), linkToken("email-undo", newId()), "x"]) {
      expect(await openLink("email-undo", wrong)).toBeNull();
      expect(await refusal(undoEmailChange(wrong))).toEqual(over);
    }
    await age(me, "7 days 1 second");
    expect(await refusal(undoEmailChange(undo))).toEqual(over);
  });

  it("gives the first of several addresses the last word", async () => {
    const me = await aPerson();
    const [b, c] = [anAddress("b"), anAddress("c")];
    const backToA = await move(me, b);
    const backToB = await move({ ...me, email: b }, c);
    await undoEmailChange(backToB);
    expect(await emailOf(me)).toBe(b);
    await undoEmailChange(backToA);
    expect(await emailOf(me)).toBe(me.email);
  });

  it("from the first address ends the ways back to those that followed", async () => {
    const me = await aPerson();
    const b = anAddress("b");
    const backToA = await move(me, b);
    const backToB = await move({ ...me, email: b }, anAddress("c"));
    await undoEmailChange(backToA);
    expect(await emailOf(me)).toBe(me.email);
    expect(await refusal(undoEmailChange(backToB))).toEqual(over);
  });

  it("stays possible for the first as long as for those that followed", async () => {
    const me = await aPerson();
    const b = anAddress("b");
    const backToA = await move(me, b);
    await age(me, "6 days");
    const backToB = await move({ ...me, email: b }, anAddress("c"));
    await age(me, "6 days");
    await undoEmailChange(backToA);
    expect(await emailOf(me)).toBe(me.email);
    expect(await refusal(undoEmailChange(backToB))).toEqual(over);
  });

  it("stops at an address that became somebody's meanwhile, and changes nothing", async () => {
    const me = await aPerson();
    const email = anAddress();
    const undo = await move(me, email);
    await aPerson({ email: me.email });
    const here = await aSession(me);
    expect(await refusal(undoEmailChange(undo))).toEqual(gone);
    expect(await emailOf(me)).toBe(email);
    expect(await liveSession(here.id)).not.toBeNull();
  });
});
