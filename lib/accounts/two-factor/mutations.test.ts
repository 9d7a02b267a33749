import { and, eq, isNull, sql } from "drizzle-orm";
import { TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { recoveryCodes, twoFactor } from "@/db/schema";
import { actorOf, aPerson, aSecondFactor, guest, PASSWORD, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { refusal } from "@/scripts/testing/refusal";
import { standingOf } from "../signing-in/data";
import type { PendingStep } from "../signing-in/types";
import { getTwoFactor } from "./data";
import { answerStep, beginSetUp, renewCodes, turnOff, turnOn } from "./mutations";

const browser = { userAgent: "Test Browser", address: "192.0.2.8" };

/** The code the app shows so many steps from now. */
const codeOf = (secret: string, steps = 0): string => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
const wrongCode = (secret: string): string => {
  const right = new Set([-1, 0, 1].map((steps) => codeOf(secret, steps)));
  return ["000000", "111111", "222222", "333333"].find((code) => !right.has(code))!;
};

/** A browser that has given this person's password. */
const pendingOf = async (person: User): Promise<PendingStep> => ({ id: newId(), standing: (await standingOf(person.id))!, remembered: false, to: "/" });
const rowOf = async ({ id }: User) => (await db.select().from(twoFactor).where(eq(twoFactor.userId, id)))[0];
const told = async ({ id }: User): Promise<unknown[]> =>
  (
    await db.execute<{ notice: string }>(
      sql`select payload->>'notice' as notice from graphile_worker._private_jobs where payload->>'userId' = ${id} order by id`,
    )
  ).map(({ notice }) => notice);
const codesLeft = ({ id }: User) => db.$count(recoveryCodes, and(eq(recoveryCodes.userId, id), isNull(recoveryCodes.usedAt)));

/** Sets two-factor sign-in up as the page does; the secret as shown, and the recovery codes. */
async function setUp(person: User): Promise<{ secret: string; codes: string[] }> {
  const actor = actorOf(person);
  await beginSetUp(actor, PASSWORD);
  const secret = (await getTwoFactor(actor)).setUp!.typed.replaceAll(" ", "");
  return { secret, codes: await turnOn(actor, codeOf(secret, -1), browser) };
}

// In the middle of a time step, so that none ends while a test looks on.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Math.floor(Date.now() / 30_000) * 30_000 + 15_000 }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("setting up", () => {
  it("counts once a first code has proved that the secret arrived", async () => {
    const me = await aPerson();
    await beginSetUp(actorOf(me), PASSWORD);
    expect((await standingOf(me.id))!.twoFactor).toBe(false);
    const { setUp: shown } = await getTwoFactor(viewerOf(me));
    expect(shown!.typed).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    const secret = shown!.typed.replaceAll(" ", "");
    expect(new URL(shown!.uri)).toMatchObject({ protocol: "otpauth:" });
    expect(new URL(shown!.uri).searchParams.get("secret")).toBe(secret);
    expect(decodeURIComponent(shown!.uri)).toContain(me.username);

    expect(await refusal(turnOn(actorOf(me), wrongCode(secret), browser))).toEqual({ key: "signing.code.wrong", field: "code" });
    const codes = await turnOn(actorOf(me), codeOf(secret), browser);
    expect(new Set(codes).size).toBe(10);
    expect((await standingOf(me.id))!.twoFactor).toBe(true);
    expect(await getTwoFactor(viewerOf(me))).toMatchObject({ since: expect.any(Date) as Date, codesLeft: 10, setUp: null });
    expect(await told(me)).toEqual(["two-factor-on"]);
  });

  it("asks for the password, and for it again where it was given long ago", async () => {
    const me = await aPerson();
    expect(await refusal(beginSetUp(actorOf(me), "not the password"))).toEqual({ key: "accounts.again.wrong", field: "password" });
    expect(await rowOf(me)).toBeUndefined();
    const secret = await aSecondFactor(me, { confirmedAt: null });
    expect((await getTwoFactor(viewerOf(me, { recent: false }))).setUp).toBeNull();
    expect((await refusal(turnOn(actorOf(me, { recent: false }), codeOf(secret), browser))).key).toBe("accounts.again.needed");
    await aSecondFactor(me, { confirmedAt: null, createdAt: new Date(Date.now() - 2 * 3_600_000) });
    expect((await getTwoFactor(viewerOf(me))).setUp).toBeNull();
  });

  it("is not for those who have not confirmed their address, and shows nobody else's", async () => {
    const me = await aPerson({ confirmed: false });
    expect((await refusal(beginSetUp(actorOf(me), PASSWORD))).key).toBe("errors.unconfirmed");
    const secret = await aSecondFactor(me, { confirmedAt: null });
    expect((await refusal(turnOn(actorOf(me), codeOf(secret), browser))).key).toBe("errors.unconfirmed");
    expect(await getTwoFactor(viewerOf(await aPerson()))).toEqual({ since: null, codesLeft: 0, setUp: null });
    expect(await getTwoFactor(guest())).toEqual({ since: null, codesLeft: 0, setUp: null });
  });

  it("begun anew has a new secret, but never once it is on", async () => {
    const me = await aPerson();
    await beginSetUp(actorOf(me), PASSWORD);
    const first = (await getTwoFactor(viewerOf(me))).setUp!.typed;
    await beginSetUp(actorOf(me), PASSWORD);
    const secret = (await getTwoFactor(viewerOf(me))).setUp!.typed.replaceAll(" ", "");
    expect(secret).not.toBe(first.replaceAll(" ", ""));
    await turnOn(actorOf(me), codeOf(secret), browser);
    const before = await rowOf(me);
    expect((await refusal(beginSetUp(actorOf(me), PASSWORD))).key).toBe("signing.two-factor.on-already");
    expect((await refusal(turnOn(actorOf(me), codeOf(secret, 1), browser))).key).toBe("signing.two-factor.on-already");
    expect(await rowOf(me)).toEqual(before);
    expect((await refusal(turnOn(actorOf(await aPerson()), "123456", browser))).key).toBe("signing.two-factor.not-begun");
  });

  it("turns on once, when the code comes twice at once", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me, { confirmedAt: null });
    const outcomes = await Promise.allSettled([turnOn(actorOf(me), codeOf(secret), browser), turnOn(actorOf(me), codeOf(secret), browser)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.$count(recoveryCodes, eq(recoveryCodes.userId, me.id))).toBe(10);
  });

  it("leaves neither the secret nor a recovery code in the database", async () => {
    const me = await aPerson();
    const { secret, codes } = await setUp(me);
    const stored = JSON.stringify([await rowOf(me), await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, me.id))]);
    for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))]) expect(stored).not.toContain(told);
  });

  it("gives a secret that is nobody else's", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const { secret } = await setUp(me);
    const { sealedSecret } = (await rowOf(me))!;
    await aSecondFactor(other, { sealedSecret });
    expect((await refusal(answerStep(await pendingOf(other), codeOf(secret), browser))).key).toBe("signing.code.wrong");
  });
});

describe("a code of the app", () => {
  it("lets through once, and not again in whichever step it is seen", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    const code = codeOf(secret);
    await answerStep(await pendingOf(me), code, browser);
    expect(await refusal(answerStep(await pendingOf(me), code, browser))).toEqual({ key: "signing.code.wrong", field: "code" });
    expect((await refusal(answerStep(await pendingOf(me), codeOf(secret, -1), browser))).key).toBe("signing.code.wrong");
    await answerStep(await pendingOf(me), codeOf(secret, 1), browser);
  });

  it("that turned two-factor on does not sign in as well", async () => {
    const me = await aPerson();
    await beginSetUp(actorOf(me), PASSWORD);
    const secret = (await getTwoFactor(viewerOf(me))).setUp!.typed.replaceAll(" ", "");
    const code = codeOf(secret);
    await turnOn(actorOf(me), code, browser);
    expect((await refusal(answerStep(await pendingOf(me), code, browser))).key).toBe("signing.code.wrong");
  });

  it("lets one of many at once through", async () => {
    const me = await aPerson();
    const code = codeOf(await aSecondFactor(me));
    const ways = await Promise.all(Array.from({ length: 5 }, () => pendingOf(me)));
    const outcomes = await Promise.allSettled(ways.map((way) => answerStep(way, code, browser)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is one step early or late at most, by our clock", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    for (const steps of [-2, 2]) expect((await refusal(answerStep(await pendingOf(me), codeOf(secret, steps), browser))).key).toBe("signing.code.wrong");
    await answerStep(await pendingOf(me), codeOf(secret, -1), browser);
    await answerStep(await pendingOf(me), codeOf(secret, 0), browser);
    await answerStep(await pendingOf(me), codeOf(secret, 1), browser);
  });

  it("of somebody else, or of a factor that is not on, is none", async () => {
    const [me, other, unfinished] = [await aPerson(), await aPerson(), await aPerson()];
    await aSecondFactor(me);
    const theirs = await aSecondFactor(other);
    expect((await refusal(answerStep(await pendingOf(me), codeOf(theirs), browser))).key).toBe("signing.code.wrong");
    const secret = await aSecondFactor(unfinished, { confirmedAt: null });
    expect((await refusal(answerStep(await pendingOf(unfinished), codeOf(secret), browser))).key).toBe("signing.code.wrong");
  });

  it("is not looked at after five wrong ones, at once or one by one, for a quarter of an hour", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    const ways = await Promise.all(Array.from({ length: 8 }, () => pendingOf(me)));
    const answers = await Promise.all(ways.map((way) => refusal(answerStep(way, wrongCode(secret), browser))));
    expect(answers.filter(({ key }) => key === "signing.code.wrong")).toHaveLength(5);
    expect((await refusal(answerStep(await pendingOf(me), codeOf(secret), browser))).key).toBe("errors.too-many-until");
    expect((await rowOf(me))!.lastStep).toBe(0);
  });

  it("that is right makes the wrong ones before it count no more", async () => {
    const me = await aPerson();
    const secret = await aSecondFactor(me);
    for (const steps of [-1, 0, 1]) {
      for (let i = 0; i < 4; i += 1) await refusal(answerStep(await pendingOf(me), wrongCode(secret), browser));
      await answerStep(await pendingOf(me), codeOf(secret, steps), browser);
    }
    expect((await rowOf(me))!.lastStep).toBe(Math.floor(Date.now() / 30_000) + 1);
  });
});

describe("a way in", () => {
  it("survives a wrong code, and is gone after a right one", async () => {
    const me = await aPerson();
    const { secret, codes } = await setUp(me);
    const way = await pendingOf(me);
    await refusal(answerStep(way, wrongCode(secret), browser));
    await answerStep(way, codeOf(secret), browser);
    for (const code of [codeOf(secret, 1), codes[0]!]) expect((await refusal(answerStep(way, code, browser))).key).toBe("signing.over");
    expect(await codesLeft(me)).toBe(10);
    await answerStep(await pendingOf(me), codeOf(secret, 1), browser);
  });

  it("leads in once, when two right codes come at once", async () => {
    const me = await aPerson();
    const { secret, codes } = await setUp(me);
    const way = await pendingOf(me);
    const outcomes = await Promise.allSettled([codeOf(secret), codes[0]!, codes[1]!].map((code) => answerStep(way, code, browser)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("a recovery code", () => {
  it("lets through once, however it is typed, and its use is told by mail", async () => {
    const me = await aPerson();
    const { codes } = await setUp(me);
    await answerStep(await pendingOf(me), ` ${codes[0]!.toUpperCase().replaceAll("-", " ")} `, browser);
    expect((await refusal(answerStep(await pendingOf(me), codes[0]!, browser))).key).toBe("signing.code.wrong");
    expect(await codesLeft(me)).toBe(9);
    expect(await told(me)).toEqual(["two-factor-on", "recovery-code-used"]);
  });

  it("lets one of many at once through", async () => {
    const me = await aPerson();
    const { codes } = await setUp(me);
    const ways = await Promise.all(Array.from({ length: 5 }, () => pendingOf(me)));
    const outcomes = await Promise.allSettled(ways.map((way) => answerStep(way, codes[3]!, browser)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await told(me)).toEqual(["two-factor-on", "recovery-code-used"]);
  });

  it("of somebody else is none, and is limited like the app's", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const mine = await setUp(me);
    const theirs = await setUp(other);
    for (let i = 0; i < 5; i += 1) expect((await refusal(answerStep(await pendingOf(me), theirs.codes[i]!, browser))).key).toBe("signing.code.wrong");
    expect((await refusal(answerStep(await pendingOf(me), mine.codes[0]!, browser))).key).toBe("errors.too-many-until");
    expect(await codesLeft(other)).toBe(10);
  });

  it("works although the secret cannot be opened any more", async () => {
    const me = await aPerson();
    const { codes } = await setUp(me);
    vi.stubEnv("AUTH_SECRET", "another secret of at least thirty-two characters");
    await answerStep(await pendingOf(me), codes[0]!, browser);
    expect(await codesLeft(me)).toBe(9);
  });

  it("is replaced by new ones, for the password", async () => {
    const me = await aPerson();
    const { codes: before } = await setUp(me);
    expect(await refusal(renewCodes(actorOf(me), "not the password", browser))).toEqual({ key: "accounts.again.wrong", field: "password" });
    const after = await renewCodes(actorOf(me), PASSWORD, browser);
    expect(new Set([...before, ...after]).size).toBe(20);
    expect((await refusal(answerStep(await pendingOf(me), before[0]!, browser))).key).toBe("signing.code.wrong");
    await answerStep(await pendingOf(me), after[0]!, browser);
    expect(await told(me)).toEqual(["two-factor-on", "recovery-codes-made", "recovery-code-used"]);
    expect((await refusal(renewCodes(actorOf(await aPerson()), PASSWORD, browser))).key).toBe("signing.two-factor.off-already");
  });
});

describe("turning off", () => {
  it("takes the password, and leaves nothing", async () => {
    const me = await aPerson();
    const { codes } = await setUp(me);
    expect(await refusal(turnOff(actorOf(me), "not the password", browser))).toEqual({ key: "accounts.again.wrong", field: "password" });
    const way = await pendingOf(me);
    await turnOff(actorOf(me), PASSWORD, browser);
    expect(await rowOf(me)).toBeUndefined();
    expect(await db.$count(recoveryCodes, eq(recoveryCodes.userId, me.id))).toBe(0);
    expect((await refusal(answerStep(way, codes[0]!, browser))).key).toBe("signing.code.wrong");
    await turnOff(actorOf(me), PASSWORD, browser);
    expect(await told(me)).toEqual(["two-factor-on", "two-factor-off"]);
  });
});
