import { and, eq, isNotNull, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { formerUsernames, instance, invitations, users } from "@/db/schema";
import { actorOf, anAddress, aPerson } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import type { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { refusal } from "@/scripts/testing/refusal";
import { formerUsernameHash } from "../data";
import * as accounts from "../mutations";
import { entrance } from "./data";
import { listInvitations } from "./invitations/data";
import { makeInvitation, revokeInvitation } from "./invitations/mutations";
import * as registration from "./mutations";
import { applicant, confirmEmail, english, queued, resendCode, rightCode, rowOf, signUp, userOf, wrongCode } from "./testing.test";
import { REGISTRATIONS, type Registration } from "./types";

const decide = (mode: Registration) => db.update(instance).set({ registration: mode });
const chief = async () => actorOf(await aPerson({ role: "administrator" }));
const anInvitation = async (uses = 1) => makeInvitation(await chief(), { note: "", uses, days: 7 });
const invitationRow = async (id: string) => (await db.select().from(invitations).where(eq(invitations.id, id)))[0]!;

afterEach(() => decide("open"));

describe("signing up", () => {
  it("makes an unconfirmed account that reads in the language it was made in, and queues its code", async () => {
    const person = applicant();
    const codeId = await signUp(person, { language: "ru", theme: "dark" });
    const made = await userOf(person.email);
    expect(made).toMatchObject({ username: person.username, emailConfirmedAt: null, role: "member", language: "ru", theme: "dark" });
    expect(made!.passwordHash).toMatch(/^\$argon2id\$/);
    const jobs = await queued(codeId);
    expect(jobs).toHaveLength(1);
    expect(JSON.stringify(jobs)).not.toContain(await rightCode(codeId));
    expect(JSON.stringify(jobs)).not.toContain(person.email);
  });

  it("says that a username is taken, in other case and look-alike letters too", async () => {
    const person = applicant({ username: `rock${newId().slice(-12)}` });
    await signUp(person);
    for (const username of [person.username, person.username.toUpperCase(), person.username.replace("o", "о")]) {
      expect(await refusal(signUp(applicant({ username })))).toEqual({ key: "accounts.username.taken", field: "username" });
    }
  });

  it("never gives a name that somebody gave up to another, however it is written, also when they are gone", async () => {
    const username = `former${Date.now()}`;
    const had = await aPerson();
    await db.insert(formerUsernames).values({ hash: formerUsernameHash(username), userId: had.id });
    const taken = { key: "accounts.username.taken", field: "username" };
    expect(await refusal(signUp(applicant({ username })))).toEqual(taken);
    await db.delete(users).where(eq(users.id, had.id));
    expect(await refusal(signUp(applicant({ username: username.replace("o", "0").toUpperCase() })))).toEqual(taken);
    expect(await db.$count(users, eq(users.username, username))).toBe(0);
  });

  it("refuses a common password, and one made of the applicant's own name", async () => {
    expect(await refusal(signUp(applicant({ password: "password123" })))).toEqual({ key: "password.common", field: "password" });
    const person = applicant();
    expect(await refusal(signUp({ ...person, password: `${person.username}!` }, english))).toEqual({ key: "password.own", field: "password" });
    expect(await userOf(person.email)).toBeUndefined();
  });

  it("lets exactly one of many at once have a username", async () => {
    const { username } = applicant();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => signUp(applicant({ username }))));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => (outcome.reason as AppError).say.key);
    expect(new Set(refused)).toEqual(new Set(["accounts.username.taken"]));
    expect(await db.$count(users, eq(users.username, username))).toBe(1);
  });

  it("makes an account that nobody can confirm of an address that is somebody's, and answers as for a new one", async () => {
    const owner = await aPerson();
    const codeId = await signUp(applicant({ email: owner.email.toUpperCase() }));
    expect(await rowOf(codeId)).toMatchObject({ purpose: "taken" });
    expect(await queued(codeId)).toHaveLength(1);

    const fresh = await signUp(applicant());
    expect(await refusal(confirmEmail(codeId, await rightCode(codeId)))).toEqual(await refusal(confirmEmail(fresh, await wrongCode(fresh))));
    expect(await refusal(resendCode(codeId))).toEqual(await refusal(resendCode(fresh)));
    expect(await db.$count(users, and(eq(users.emailFolded, owner.emailFolded), isNotNull(users.emailConfirmedAt)))).toBe(1);
  });

  it("still says that the username is taken when the address is, too", async () => {
    const owner = await aPerson();
    expect(await refusal(signUp(applicant({ email: owner.email, username: owner.username })))).toEqual({
      key: "accounts.username.taken",
      field: "username",
    });
  });

  it("lets whoever confirms it first have an address that many claim", async () => {
    const { email } = applicant();
    const codes = await Promise.all(Array.from({ length: 4 }, () => signUp(applicant({ email }))));
    const right = await Promise.all(codes.map(rightCode));
    const outcomes = await Promise.allSettled(codes.map((codeId, i) => confirmEmail(codeId, right[i]!)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => (outcome.reason as AppError).say.key);
    expect(refused).toEqual(["accounts.email.taken", "accounts.email.taken", "accounts.email.taken"]);
  });
});

describe("who may sign up", () => {
  /** Whether somebody gets an account, and whether they then wait for an administrator. */
  const OUTCOMES: Record<Registration, Record<"without" | "with", "member" | "waits" | "refused">> = {
    open: { without: "member", with: "member" },
    invitation: { without: "refused", with: "member" },
    approval: { without: "waits", with: "member" },
    closed: { without: "refused", with: "refused" },
  };

  async function outcome(invitation?: string): Promise<string> {
    const person = applicant({ invitation });
    const made = await signUp(person).then(
      () => true,
      () => false,
    );
    const row = await userOf(person.email);
    expect(row !== undefined).toBe(made);
    return !row ? "refused" : row.approvedAt ? "member" : "waits";
  }

  it.each(REGISTRATIONS)("in the mode %s", async (mode) => {
    const id = await anInvitation(10);
    await decide(mode);
    expect(await outcome()).toBe(OUTCOMES[mode].without);
    expect(await outcome(linkToken("invitation", id))).toBe(OUTCOMES[mode].with);
    expect((await invitationRow(id)).used).toBe(mode === "closed" ? 0 : 1);
  });

  it.each(REGISTRATIONS)("is what the page says beforehand, in the mode %s", async (mode) => {
    const token = linkToken("invitation", await anInvitation());
    await decide(mode);
    const ways = { open: "open", invitation: "link-needed", approval: "asking", closed: "closed" } as const;
    expect(await entrance(undefined)).toEqual({ way: ways[mode], linkOver: false });
    expect(await entrance(token)).toEqual({ way: mode === "closed" ? "closed" : "invited", linkOver: false });
    expect(await entrance("made-up")).toEqual({ way: ways[mode], linkOver: true });
  });

  it("takes no expired, revoked, used up, tampered or foreign link", async () => {
    const [expired, revoked, usedUp] = [await anInvitation(), await anInvitation(), await anInvitation()];
    await db
      .update(invitations)
      .set({ expiresAt: sql`now()` })
      .where(eq(invitations.id, expired));
    await revokeInvitation(await chief(), revoked);
    await signUp(applicant({ invitation: linkToken("invitation", usedUp) }));
    const good = linkToken("invitation", await anInvitation());
    await decide("invitation");
    const tampered = [`${good}x`, good.slice(0, -1), good.replace(".", ""), `${newId()}${good.slice(good.indexOf("."))}`, good.toUpperCase()];
    const foreign = [linkToken("reset", newId()), linkToken("invitation", newId()), linkToken("invitation", "no id")];
    for (const token of [...[expired, revoked, usedUp].map((id) => linkToken("invitation", id)), ...tampered, ...foreign]) {
      expect(await refusal(signUp(applicant({ invitation: token })))).toEqual({ key: "registration.link.over", field: undefined });
    }
    expect(await refusal(signUp(applicant()))).toEqual({ key: "registration.link.needed", field: undefined });
    await signUp(applicant({ invitation: good }));
  });

  it("lets exactly one of many at once use the last use of a link", async () => {
    const id = await anInvitation(3);
    await decide("invitation");
    const token = linkToken("invitation", id);
    const outcomes = await Promise.allSettled(Array.from({ length: 9 }, () => signUp(applicant({ invitation: token }))));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect((await invitationRow(id)).used).toBe(3);
    expect(await db.$count(users, eq(users.invitationId, id))).toBe(3);
  });

  it("counts no use where no account came of it", async () => {
    const id = await anInvitation();
    const taken = await aPerson();
    await decide("invitation");
    const token = linkToken("invitation", id);
    expect((await refusal(signUp(applicant({ invitation: token, username: taken.username })))).key).toBe("accounts.username.taken");
    expect((await invitationRow(id)).used).toBe(0);
    await signUp(applicant({ invitation: token }));
  });
});

describe("invitations", () => {
  it("are listed with their links, as far as they work", async () => {
    const actor = await chief();
    const id = await makeInvitation(actor, { note: "The camera club", uses: 5, days: 30 });
    const listed = async () => (await listInvitations(actor)).invitations.find((one) => one.id === id);
    expect(await listed()).toMatchObject({ note: "The camera club", uses: 5, used: 0, state: "good", token: linkToken("invitation", id) });
    await revokeInvitation(actor, id);
    await revokeInvitation(actor, id);
    expect(await listed()).toMatchObject({ state: "revoked", token: null });
    const deeds = await db.execute(sql`select action from audit_log where facts->>'invitation' = ${id} order by id`);
    expect(deeds).toEqual([{ action: "accounts.invitation-made" }, { action: "accounts.invitation-revoked" }]);
  });

  it.each(["restricted", "member", "moderator"] as const)("are no business of a %s", async (role) => {
    const [other, id] = [actorOf(await aPerson({ role })), await anInvitation()];
    await expect(makeInvitation(other, { note: "", uses: 1, days: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeInvitation(other, id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await listInvitations(other)).toEqual({ invitations: [], next: null });
    expect((await invitationRow(id)).revokedAt).toBeNull();
  });

  it("ask for the password once more", async () => {
    const id = await anInvitation();
    const stale = actorOf(await aPerson({ role: "administrator" }), { recent: false });
    const again = { key: "accounts.again.needed", field: undefined };
    expect(await refusal(makeInvitation(stale, { note: "", uses: 1, days: 1 }))).toEqual(again);
    expect(await refusal(revokeInvitation(stale, id))).toEqual(again);
  });
});

describe("limits", () => {
  it("accounts from one network, and says when to try again", async () => {
    const network = anAddress().replace("::1", "::");
    for (let i = 0; i < 30; i += 1) await registration.signUp(applicant(), english, `${network}${i}`);
    const error: unknown = await registration.signUp(applicant(), english, `${network}99`).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "too-many", say: { key: "errors.too-many-until", values: { minutes: 60 } } });
    await signUp(applicant());
  });

  it("tries from one network, mistakes included", async () => {
    const address = anAddress();
    const taken = await aPerson();
    const wrong = () => refusal(registration.signUp(applicant({ username: taken.username, password: "password123" }), english, address));
    const keys = await Promise.all(Array.from({ length: 62 }, wrong));
    expect(keys.filter(({ key }) => key === "password.common")).toHaveLength(60);
    expect(keys.filter(({ key }) => key === "errors.too-many-until")).toHaveLength(2);
  });

  it("mails to one address alike, whether it is somebody's or not", async () => {
    const owner = await aPerson();
    const answers = await Promise.all(
      [owner.email, applicant().email].map(async (email) => {
        const keys: string[] = [];
        for (let i = 0; i < 12; i += 1)
          keys.push(
            await signUp(applicant({ email })).then(
              () => "sent",
              async (error: AppError) => error.say.key,
            ),
          );
        return keys;
      }),
    );
    expect(answers[0]).toEqual([...Array.from({ length: 10 }, () => "sent"), "errors.too-many-until", "errors.too-many-until"]);
    expect(answers[1]).toEqual(answers[0]);
  });

  it("tries at codes from one network, whosever the codes are", async () => {
    const address = anAddress();
    for (let i = 0; i < 15; i += 1) {
      const codeId = await signUp(applicant());
      const wrong = await wrongCode(codeId);
      for (let j = 0; j < 4; j += 1) expect((await refusal(accounts.confirmEmail(codeId, wrong, address))).key).toBe("accounts.confirm.wrong");
    }
    const codeId = await signUp(applicant());
    expect((await refusal(accounts.confirmEmail(codeId, await rightCode(codeId), address))).key).toBe("errors.too-many-until");
    await confirmEmail(codeId, await rightCode(codeId));
  });
});
