import { and, eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { emailCodes, instance, knownDevices, rateLimits, sessions, twoFactor } from "@/db/schema";
import { actorOf, anAddress, aPerson, aSecondFactor, aSession, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { refusal } from "@/scripts/testing/refusal";
import { completeSetup, issueSetupToken, pendingCodeOf, tidyAccounts } from "./mutations";
import { applicant, confirmEmail, english, queued, resendCode, rightCode, rowOf, signUp, userOf, wrongCode } from "./registration/testing.test";

const codeFor = (person: User) => pendingCodeOf(actorOf(person), anAddress());

/** Moves the beginning of a round into the past. */
const age = (codeId: string, interval: string) =>
  db
    .update(emailCodes)
    .set({ askedAt: sql`now() - ${interval}::interval`, expiresAt: sql`${emailCodes.expiresAt} - ${interval}::interval` })
    .where(eq(emailCodes.id, codeId));

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
    const codeId = await codeFor(waiting);
    expect(await codeFor(waiting)).toBe(codeId);
    expect(await confirmEmail(codeId, await rightCode(codeId))).toBe(waiting.id);
    expect((await refusal(codeFor(await aPerson()))).key).toBe("accounts.confirm.already");
    expect((await refusal(resendCode(codeId))).key).toBe("accounts.confirm.over");
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
  const year = 365 * 86_400_000;
  await db.insert(knownDevices).values([
    { userId: person.id, hash: "forgotten", lastSeenAt: new Date(Date.now() - year - 86_400_000) },
    { userId: person.id, hash: "known", lastSeenAt: new Date(Date.now() - year + 86_400_000) },
  ]);
  const [unfinished, being, finished] = [await aPerson(), await aPerson(), await aPerson()];
  await aSecondFactor(unfinished, { confirmedAt: null, createdAt: new Date(Date.now() - 2 * 86_400_000) });
  await aSecondFactor(being, { confirmedAt: null });
  await aSecondFactor(finished, { createdAt: new Date(0) });
  await tidyAccounts();
  expect(await db.select({ hash: knownDevices.hash }).from(knownDevices).where(eq(knownDevices.userId, person.id))).toEqual([{ hash: "known" }]);
  const factors = await Promise.all([unfinished, being, finished].map(({ id }) => db.$count(twoFactor, eq(twoFactor.userId, id))));
  expect(factors).toEqual([0, 1, 1]);
  const left = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, person.id));
  expect(left).toEqual([{ id: live.id }]);
  expect(over.id).not.toBe(live.id);
  expect(await rowOf(codeId)).toBeDefined();
  expect(await db.$count(rateLimits, and(eq(rateLimits.count, 1), eq(rateLimits.resetsAt, new Date(0))))).toBe(0);
});
