import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { twoFactor, users } from "@/db/schema";
import { aPerson, aSecondFactor, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { seal, unseal } from "@/lib/core/seal";
import { openStep, sealStep, standingOf } from "./data";
import { nextStep } from "./rules";
import type { Proof } from "./types";

const entry = { remembered: true, to: "/upload" };
const tomorrow = (): Date => new Date(Date.now() + 86_400_000);
const statementOf = async (person: User, proof: Proof = "password"): Promise<string> => sealStep((await standingOf(person.id))!, proof, entry);
const change = (person: User, columns: Partial<typeof users.$inferInsert>) => db.update(users).set(columns).where(eq(users.id, person.id));

/** Someone with two-factor on, and what their browser holds after the right password. */
async function careful(columns: Parameters<typeof aPerson>[0] = {}): Promise<{ person: User; sealed: string }> {
  const person = await aPerson(columns);
  await aSecondFactor(person);
  return { person, sealed: await statementOf(person) };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it.each([
  [{ twoFactor: false, deletesAt: null }, "password", null],
  [{ twoFactor: true, deletesAt: null }, "password", "code"],
  [{ twoFactor: true, deletesAt: null }, "code", null],
  [{ twoFactor: false, deletesAt: tomorrow() }, "password", "leaving"],
  [{ twoFactor: true, deletesAt: tomorrow() }, "password", "code"],
  [{ twoFactor: true, deletesAt: tomorrow() }, "code", "leaving"],
] as const)("for %j, after the %s comes %s", (standing, proof, step) => {
  expect(nextStep(standing, proof)).toBe(step);
});

describe("what a browser has proved", () => {
  it("opens the step it stands before, and no other", async () => {
    const { person, sealed } = await careful();
    expect(await openStep(sealed, "code")).toMatchObject({ standing: { id: person.id, twoFactor: true }, ...entry });
    expect(await openStep(sealed, "leaving")).toBeNull();
    const leaving = await aPerson({ deletesAt: tomorrow() });
    expect(await openStep(await statementOf(leaving), "leaving")).toMatchObject({ standing: { id: leaving.id } });
    expect(await openStep(await statementOf(leaving), "code")).toBeNull();
  });

  it("does not lead past the second factor of someone who leaves", async () => {
    const { person, sealed } = await careful({ deletesAt: tomorrow() });
    expect(await openStep(sealed, "leaving")).toBeNull();
    expect(await openStep(sealed, "code")).not.toBeNull();
    expect(await openStep(await statementOf(person, "code"), "leaving")).not.toBeNull();
  });

  it("does not lead past one turned on since", async () => {
    const person = await aPerson({ deletesAt: tomorrow() });
    const sealed = await statementOf(person);
    await aSecondFactor(person);
    expect(await openStep(sealed, "leaving")).toBeNull();
  });

  it("means nothing after ten minutes", async () => {
    const { sealed } = await careful();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 - 1000 });
    expect(await openStep(sealed, "code")).not.toBeNull();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1000 });
    expect(await openStep(sealed, "code")).toBeNull();
  });

  it("means nothing once the password has changed, the member is suspended, or nothing more is asked", async () => {
    const changed = await careful();
    await change(changed.person, { passwordHash: `${changed.person.passwordHash}x` });
    expect(await openStep(changed.sealed, "code")).toBeNull();

    const suspended = await careful();
    await change(suspended.person, { suspendedAt: new Date() });
    expect(await openStep(suspended.sealed, "code")).toBeNull();

    const off = await careful();
    await db.delete(twoFactor).where(eq(twoFactor.userId, off.person.id));
    expect(await openStep(off.sealed, "code")).toBeNull();

    const stays = await aPerson({ deletesAt: tomorrow() });
    const sealed = await statementOf(stays);
    await change(stays, { deletesAt: null });
    expect(await openStep(sealed, "leaving")).toBeNull();
    await change(stays, { deletesAt: new Date(Date.now() - 1000) });
    expect(await openStep(sealed, "leaving")).toBeNull();

    const gone = await careful();
    await db.delete(users).where(eq(users.id, gone.person.id));
    expect(await openStep(gone.sealed, "code")).toBeNull();
  });

  it("can be neither changed nor made up", async () => {
    const { sealed } = await careful();
    const bytes = Buffer.from(sealed, "base64url");
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(await openStep(changed.toString("base64url"), "code")).toBeNull();
    }
    const text = unseal("sign-in-step", "", sealed)!;
    for (const wrong of [undefined, "", "nonsense", text, Buffer.from(text).toString("base64url"), seal("two-factor", "", text)]) {
      expect(await openStep(wrong, "code")).toBeNull();
    }
    expect(await openStep(seal("sign-in-step", "", JSON.stringify({ ...JSON.parse(text), userId: newId() })), "code")).toBeNull();
    expect(await openStep(seal("sign-in-step", "", JSON.stringify({ ...JSON.parse(text), userId: "' or 1=1" })), "code")).toBeNull();
    expect(await openStep(seal("sign-in-step", "", JSON.stringify({ userId: newId() })), "code")).toBeNull();
    vi.stubEnv("AUTH_SECRET", "another secret of at least thirty-two characters");
    expect(await openStep(sealed, "code")).toBeNull();
  });

  it("says nothing to whoever reads the cookie", async () => {
    const { person, sealed } = await careful();
    const read = sealed + Buffer.from(sealed, "base64url").toString("latin1");
    for (const told of [person.id, person.username, "/upload", "password"]) expect(read).not.toContain(told);
  });
});
