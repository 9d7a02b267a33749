import { and, eq, isNotNull, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { emailCodes, formerUsernames, instance, rateLimits, sessions, users } from "@/db/schema";
import { actorOf, aPerson, aSession, PASSWORD } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { formerUsernameHash } from "./data";
import { checkPassword, codeOf, completeSetup, confirmEmail, issueSetupToken, pendingCodeOf, resendCode, signUp, tidyAccounts } from "./mutations";

const english = { language: "en", theme: "system" } as const;

let counter = 0;
const applicant = (changes: Partial<{ username: string; email: string; name: string; password: string }> = {}) => {
  const username = `n${process.pid}-${Date.now()}-${(counter += 1)}`;
  return { username, name: "New Person", email: `${username}@example.test`, password: PASSWORD, ...changes };
};

/** What a refusal told the person: the key, and the field it stands beside. */
async function refusal(promise: Promise<unknown>): Promise<{ key: string; field: string | undefined }> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("expected to be refused", { cause: error });
  return { key: error.say.key, field: error.field };
}

const rowOf = async (codeId: string) => (await db.select().from(emailCodes).where(eq(emailCodes.id, codeId)))[0];
const userOf = async (email: string) => (await db.select().from(users).where(eq(users.emailFolded, email.toLowerCase())))[0];
const rightCode = async (codeId: string) => codeOf(codeId, (await rowOf(codeId))!.round);
const wrongCode = async (codeId: string) => String((Number(await rightCode(codeId)) + 1) % 1_000_000).padStart(6, "0");

/** Moves the beginning of a round into the past. */
const age = (codeId: string, interval: string) =>
  db
    .update(emailCodes)
    .set({ askedAt: sql`now() - ${interval}::interval`, expiresAt: sql`${emailCodes.expiresAt} - ${interval}::interval` })
    .where(eq(emailCodes.id, codeId));

const queued = async (codeId: string): Promise<{ payload: { codeId: string; round: number } }[]> =>
  db.execute(sql`select payload from graphile_worker._private_jobs where payload->>'codeId' = ${codeId}`);

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
    const person = applicant({ username: `rock${counter}-${Date.now()}` });
    await signUp(person, english);
    for (const username of [person.username, person.username.toUpperCase(), person.username.replace("o", "о")]) {
      expect(await refusal(signUp(applicant({ username }), english))).toEqual({ key: "accounts.username.taken", field: "username" });
    }
  });

  it("never gives a name that somebody gave up to another, however it is written, also when they are gone", async () => {
    const username = `former${Date.now()}`;
    const had = await aPerson();
    await db.insert(formerUsernames).values({ hash: formerUsernameHash(username), userId: had.id });
    const taken = { key: "accounts.username.taken", field: "username" };
    expect(await refusal(signUp(applicant({ username }), english))).toEqual(taken);
    await db.delete(users).where(eq(users.id, had.id));
    expect(await refusal(signUp(applicant({ username: username.replace("o", "0").toUpperCase() }), english))).toEqual(taken);
    expect(await db.$count(users, eq(users.username, username))).toBe(0);
  });

  it("refuses a common password, and one made of the applicant's own name", async () => {
    expect(await refusal(signUp(applicant({ password: "password123" }), english))).toEqual({ key: "password.common", field: "password" });
    const person = applicant();
    expect(await refusal(signUp({ ...person, password: `${person.username}!` }, english))).toEqual({ key: "password.own", field: "password" });
    expect(await userOf(person.email)).toBeUndefined();
  });

  it("lets exactly one of many at once have a username", async () => {
    const { username } = applicant();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => signUp(applicant({ username }), english)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => (outcome.reason as AppError).say.key);
    expect(new Set(refused)).toEqual(new Set(["accounts.username.taken"]));
    expect(await db.$count(users, eq(users.username, username))).toBe(1);
  });

  it("makes an account that nobody can confirm of an address that is somebody's, and answers as for a new one", async () => {
    const owner = await aPerson();
    const codeId = await signUp(applicant({ email: owner.email.toUpperCase() }), english);
    expect(await rowOf(codeId)).toMatchObject({ purpose: "taken" });
    expect(await queued(codeId)).toHaveLength(1);

    const fresh = await signUp(applicant(), english);
    expect(await refusal(confirmEmail(codeId, await rightCode(codeId)))).toEqual(await refusal(confirmEmail(fresh, await wrongCode(fresh))));
    expect(await refusal(resendCode(codeId))).toEqual(await refusal(resendCode(fresh)));
    expect(await db.$count(users, and(eq(users.emailFolded, owner.emailFolded), isNotNull(users.emailConfirmedAt)))).toBe(1);
  });

  it("still says that the username is taken when the address is, too", async () => {
    const owner = await aPerson();
    expect(await refusal(signUp(applicant({ email: owner.email, username: owner.username }), english))).toEqual({
      key: "accounts.username.taken",
      field: "username",
    });
  });

  it("lets whoever confirms it first have an address that many claim", async () => {
    const { email } = applicant();
    const codes = await Promise.all(Array.from({ length: 4 }, () => signUp(applicant({ email }), english)));
    const right = await Promise.all(codes.map(rightCode));
    const outcomes = await Promise.allSettled(codes.map((codeId, i) => confirmEmail(codeId, right[i]!)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => (outcome.reason as AppError).say.key);
    expect(refused).toEqual(["accounts.email.taken", "accounts.email.taken", "accounts.email.taken"]);
  });
});

describe("confirming", () => {
  it("takes the right code once", async () => {
    const person = applicant();
    const codeId = await signUp(person, english);
    const code = await rightCode(codeId);
    const { id } = (await userOf(person.email))!;
    expect(await confirmEmail(codeId, code)).toBe(id);
    expect((await userOf(person.email))!.emailConfirmedAt).toBeInstanceOf(Date);
    expect(await refusal(confirmEmail(codeId, code))).toEqual({ key: "accounts.confirm.wrong", field: "code" });
    const welcomes = await db.execute(sql`select 1 from graphile_worker._private_jobs where payload->>'userId' = ${id}`);
    expect(welcomes).toHaveLength(1);
  });

  it("takes no code after five wrong ones, the right one included", async () => {
    const codeId = await signUp(applicant(), english);
    const [right, wrong] = [await rightCode(codeId), await wrongCode(codeId)];
    for (let i = 0; i < 5; i += 1) expect((await refusal(confirmEmail(codeId, wrong))).key).toBe("accounts.confirm.wrong");
    expect((await refusal(confirmEmail(codeId, right))).key).toBe("accounts.confirm.wrong");
  });

  it("counts parallel guesses, so that no more than five are looked at", async () => {
    const codeId = await signUp(applicant(), english);
    const wrong = await wrongCode(codeId);
    await Promise.allSettled(Array.from({ length: 20 }, () => confirmEmail(codeId, wrong)));
    expect((await rowOf(codeId))!.tries).toBe(5);
  });

  it("confirms once when the right code comes twice at once", async () => {
    const codeId = await signUp(applicant(), english);
    const code = await rightCode(codeId);
    const outcomes = await Promise.allSettled([confirmEmail(codeId, code), confirmEmail(codeId, code)]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });

  it("takes no code after fifteen minutes", async () => {
    const codeId = await signUp(applicant(), english);
    await age(codeId, "15 minutes 1 second");
    expect((await refusal(confirmEmail(codeId, await rightCode(codeId)))).key).toBe("accounts.confirm.wrong");
  });

  it("takes no code of another person, and none for what is no code at all", async () => {
    const [mine, other] = [await signUp(applicant(), english), await signUp(applicant(), english)];
    expect((await refusal(confirmEmail(mine, await rightCode(other)))).key).toBe("accounts.confirm.wrong");
    expect((await refusal(confirmEmail("' or 1=1", "000000"))).key).toBe("accounts.confirm.wrong");
    expect((await refusal(confirmEmail(newId(), "000000"))).key).toBe("accounts.confirm.wrong");
  });
});

describe("asking for another code", () => {
  it("waits a minute, then replaces the code and its tries", async () => {
    const codeId = await signUp(applicant(), english);
    const before = await rightCode(codeId);
    await refusal(confirmEmail(codeId, await wrongCode(codeId)));
    expect((await refusal(resendCode(codeId))).key).toBe("accounts.confirm.wait");
    await age(codeId, "60 seconds");
    await resendCode(codeId);
    expect(await rowOf(codeId)).toMatchObject({ round: 2, tries: 0 });
    expect(await rightCode(codeId)).not.toBe(before);
    expect((await refusal(confirmEmail(codeId, before))).key).toBe("accounts.confirm.wrong");
    await confirmEmail(codeId, await rightCode(codeId));
  });

  it("sends one mail for many clicks", async () => {
    const codeId = await signUp(applicant(), english);
    await age(codeId, "2 minutes");
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => resendCode(codeId)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await queued(codeId)).toMatchObject([{ payload: { codeId, round: 2 } }]);
  });

  it("waits an hour after five rounds, so that guessing gets nowhere", async () => {
    const codeId = await signUp(applicant(), english);
    for (let i = 0; i < 4; i += 1) {
      await age(codeId, "1 minute");
      await resendCode(codeId);
    }
    await age(codeId, "59 minutes");
    expect((await refusal(resendCode(codeId))).key).toBe("accounts.confirm.wait");
    await age(codeId, "1 hour");
    await resendCode(codeId);
    expect((await rowOf(codeId))!.round).toBe(6);
  });

  it("starts one for a member who lost theirs, and none for a confirmed one", async () => {
    const waiting = await aPerson({ confirmed: false });
    const codeId = await pendingCodeOf(actorOf(waiting));
    expect(await pendingCodeOf(actorOf(waiting))).toBe(codeId);
    expect(await confirmEmail(codeId, await rightCode(codeId))).toBe(waiting.id);
    expect((await refusal(pendingCodeOf(actorOf(await aPerson())))).key).toBe("accounts.confirm.already");
    expect((await refusal(resendCode(codeId))).key).toBe("accounts.confirm.over");
  });
});

describe("signing in", () => {
  it("knows a person by address or username, in any case", async () => {
    const { id, email, username } = await aPerson();
    for (const login of [email, email.toUpperCase(), username, username.toUpperCase()]) {
      expect(await checkPassword(login, PASSWORD, "192.0.2.1")).toEqual({ id, confirmed: true });
    }
  });

  it("answers wrong passwords and unknown people alike", async () => {
    const { username } = await aPerson();
    const answers = await Promise.all([
      refusal(checkPassword(username, "not the password", "192.0.2.2")),
      refusal(checkPassword(`${username}-nobody`, PASSWORD, "192.0.2.2")),
      refusal(checkPassword(`${username}-nobody@example.test`, PASSWORD, "192.0.2.2")),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"key":"accounts.sign-in.wrong"}']));
  });

  it("tells a suspended member so, but only to the right password", async () => {
    const { username } = await aPerson({ suspendedAt: new Date() });
    expect((await refusal(checkPassword(username, PASSWORD, "192.0.2.3"))).key).toBe("accounts.sign-in.suspended");
    expect((await refusal(checkPassword(username, "not the password", "192.0.2.3"))).key).toBe("accounts.sign-in.wrong");
  });

  it("pauses after ten wrong tries from one address, at once or one by one, and for no other address", async () => {
    const { id, username } = await aPerson();
    const tries = await Promise.all(Array.from({ length: 14 }, () => refusal(checkPassword(username, "not the password", "192.0.2.4"))));
    expect(tries.filter((answer) => answer.key === "accounts.sign-in.wrong")).toHaveLength(10);
    expect((await refusal(checkPassword(username, PASSWORD, "192.0.2.4"))).key).toBe("errors.too-many-until");
    expect((await checkPassword(username, PASSWORD, "192.0.2.5")).id).toBe(id);
  });

  it("forgives wrong tries after the right password", async () => {
    const { username } = await aPerson();
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 9; i += 1) await refusal(checkPassword(username, "not the password", "192.0.2.6"));
      expect((await checkPassword(username, PASSWORD, "192.0.2.6")).confirmed).toBe(true);
    }
  });
});

describe("setting up", () => {
  const answers = (token: string) => ({ ...applicant(), token, instance: "Club", guests: true });
  const reset = () => db.update(instance).set({ name: "Halation", guestsMayLook: null, setupTokenHash: null, setUpAt: null });
  afterEach(reset);

  it("makes the bearer the confirmed administrator, once", async () => {
    const token = (await issueSetupToken())!;
    const person = answers(token);
    const id = await completeSetup(person, english);
    expect(await userOf(person.email)).toMatchObject({ id, role: "administrator", emailConfirmedAt: expect.any(Date) as Date });
    expect((await db.select().from(instance))[0]).toMatchObject({ name: "Club", guestsMayLook: true, setupTokenHash: null });
    expect((await refusal(completeSetup(answers(token), english))).key).toBe("accounts.setup.over");
    expect(await issueSetupToken()).toBeNull();
  });

  it("lets one of two at once win", async () => {
    const token = (await issueSetupToken())!;
    const outcomes = await Promise.allSettled([completeSetup(answers(token), english), completeSetup(answers(token), english)]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("takes neither an old token nor a made-up one", async () => {
    const old = (await issueSetupToken())!;
    const token = (await issueSetupToken())!;
    for (const wrong of [old, "", "x", token.slice(1)]) expect((await refusal(completeSetup(answers(wrong), english))).key).toBe("accounts.setup.over");
    const [row] = await db.select().from(instance);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("keeps the token when the username is taken", async () => {
    const token = (await issueSetupToken())!;
    const { username } = await aPerson();
    expect(await refusal(completeSetup({ ...answers(token), username }, english))).toEqual({ key: "accounts.username.taken", field: "username" });
    await completeSetup(answers(token), english);
  });
});

it("tidies what time has ended, and nothing else", async () => {
  const person = await aPerson();
  const over = await aSession(person, { expiresAt: new Date(Date.now() - 1000) });
  const live = await aSession(person);
  const codeId = await signUp(applicant(), english);
  await db.insert(rateLimits).values({ key: newId(), count: 1, resetsAt: new Date(0) });
  await tidyAccounts();
  const left = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, person.id));
  expect(left).toEqual([{ id: live.id }]);
  expect(over.id).not.toBe(live.id);
  expect(await rowOf(codeId)).toBeDefined();
  expect(await db.$count(rateLimits, and(eq(rateLimits.count, 1), eq(rateLimits.resetsAt, new Date(0))))).toBe(0);
});
