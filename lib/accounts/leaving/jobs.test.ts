import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { erasures, formerUsernames, users } from "@/db/schema";
import { aPerson, aPhoto, befriend, people, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { arrived } from "@/scripts/testing/mails";
import { erasers } from "@/worker";
import { formerUsernameHash } from "../data";
import { tidyLeaving } from "./erasing/mutations";
import { leavingJobs } from "./jobs";
import { enqueueErasure } from "./mutations";
import { ERASED_KINDS } from "./types";

const before = process.env.DATA_DIR;
beforeEach(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "leaving-"))));
afterEach(() => {
  process.env.DATA_DIR = before;
  vi.unstubAllEnvs();
});

const jobs = leavingJobs(erasers);
const run = async (name: string, payload: unknown, attempts = 1): Promise<void> =>
  void (await jobs[name]!(payload, { job: { attempts, max_attempts: 12 } } as unknown as JobHelpers));

/** Erases somebody now; answers the erasure. */
async function erase({ id }: User): Promise<typeof erasures.$inferSelect> {
  await db.transaction((tx) => enqueueErasure(tx, id));
  await run("accounts.erase", { userId: id });
  return latest();
}

const latest = async () =>
  (
    await db
      .select()
      .from(erasures)
      .orderBy(sql`${erasures.id} desc`)
      .limit(1)
  )[0]!;
const exists = async ({ id }: User): Promise<boolean> => (await db.$count(users, eq(users.id, id))) > 0;
const nameIsKept = async ({ username }: User): Promise<boolean> =>
  (await db.$count(formerUsernames, eq(formerUsernames.hash, formerUsernameHash(username)))) > 0;

const receiptJobs = (erasureId: string) => db.execute(sql`select 1 from graphile_worker._private_jobs where payload::text like ${`%${erasureId}%`}`);

describe("the receipt", () => {
  it.each([
    ["en", ["Your account has been deleted", "2 photographs", "1 friendship", "under “deleted member”", "your address has been forgotten"]],
    ["ru", ["Учётная запись удалена", "2 фотографии", "1 друг в списке друзей", "«удалённый участник»", "забыт и ваш адрес"]],
  ])("says in the person's language what was removed and what is left (%s)", async (language, words) => {
    const me = await aPerson({ language });
    await befriend(me, await aPerson());
    for (let i = 0; i < 2; i += 1) await aPhoto({ owner: me, widths: [] });
    const { id } = await erase(me);
    await run("accounts.mail-receipt", { erasureId: id });
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: me.email });
    expect(mail!.html).toContain(`lang="${language}"`);
    for (const part of [mail!.html.replaceAll(/&quot;/g, '"'), mail!.text]) for (const word of words) expect(part).toContain(word);
    expect(mail!.text).not.toContain(me.username);
  });

  it("goes to an account that was empty as well", async () => {
    const me = await aPerson({ language: "en" });
    const { id } = await erase(me);
    await run("accounts.mail-receipt", { erasureId: id });
    expect((await arrived())[0]!.text).toContain("nothing in it but the account itself");
  });

  it("has words for every kind", async () => {
    for (const language of ["en", "ru"]) {
      const id = newId();
      const counts = Object.fromEntries(ERASED_KINDS.map((kind, i) => [kind, 21 + i]));
      await db.insert(erasures).values({ id, email: "someone@example.test", language, counts, finishedAt: new Date() });
      await run("accounts.mail-receipt", { erasureId: id });
      const [mail] = await arrived();
      for (const [i] of ERASED_KINDS.entries()) expect(mail!.text).toMatch(new RegExp(`\\b${21 + i} \\p{L}`, "u"));
      expect(mail!.text).not.toContain("leaving.");
    }
  });

  it("is mailed once, and then nobody knows any more to whom", async () => {
    const me = await aPerson();
    const { id } = await erase(me);
    expect(await latest()).toMatchObject({ email: me.email, userId: null });
    await run("accounts.mail-receipt", { erasureId: id });
    await run("accounts.mail-receipt", { erasureId: id });
    expect(await arrived()).toHaveLength(1);
    expect(await latest()).toMatchObject({ email: null, language: null, userId: null, finishedAt: expect.any(Date) as Date });
  });

  it("that cannot be mailed is tried again, and at last given up with the address forgotten; what is said about it names nobody", async () => {
    const me = await aPerson();
    const { id } = await erase(me);
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
    const failure = await run("accounts.mail-receipt", { erasureId: id }).catch((error: unknown) => error as Error);
    expect(failure).toBeInstanceOf(Error);
    expect(`${(failure as Error).message} ${(failure as Error).stack}`).not.toContain(me.email);
    expect(await latest()).toMatchObject({ email: me.email });
    await run("accounts.mail-receipt", { erasureId: id }, 12);
    expect(await latest()).toMatchObject({ email: null, language: null });
  });

  it.each([
    ["never confirmed the address", { confirmed: false }],
    ["was never let in", { approvedAt: null }],
  ])("is not for someone who %s, whose name is free again", async (_who, columns) => {
    const me = await aPerson(columns);
    const { id, email, finishedAt } = await erase(me);
    expect(await exists(me)).toBe(false);
    expect({ email, finished: finishedAt !== null }).toEqual({ email: null, finished: true });
    expect(await receiptJobs(id)).toHaveLength(0);
    expect(await nameIsKept(me)).toBe(false);
  });
});

describe("erasing", () => {
  it("keeps the name of someone people knew from ever being another's", async () => {
    const me = await aPerson();
    await erase(me);
    expect(await exists(me)).toBe(false);
    expect(await nameIsKept(me)).toBe(true);
  });

  it("does nothing before its time, to whoever thought better of it, and twice", async () => {
    const [early, kept] = await people(2);
    await db
      .update(users)
      .set({ deletesAt: new Date(Date.now() + 60_000) })
      .where(eq(users.id, early!.id));
    for (const one of [early!, kept!]) {
      await run("accounts.erase", { userId: one.id });
      expect(await exists(one)).toBe(true);
    }
    const me = await aPerson();
    const erased = await erase(me);
    await run("accounts.erase", { userId: me.id });
    expect(await latest()).toEqual(erased);
    await run("accounts.erase", { userId: newId() });
    expect(await latest()).toEqual(erased);
  });

  it("by two workers at once counts everything once", async () => {
    const me = await aPerson();
    const friends = await people(30);
    for (const friend of friends) await befriend(me, friend);
    for (let i = 0; i < 5; i += 1) await aPhoto({ owner: me, widths: [320] });
    await db.transaction((tx) => enqueueErasure(tx, me.id));
    const few = leavingJobs(erasers.map((erase) => (tx, userId) => erase(tx, userId, 2)));
    await Promise.all([0, 1, 2].map(async () => few["accounts.erase"]!({ userId: me.id }, {} as JobHelpers)));
    expect((await latest()).counts).toMatchObject({ photos: 5, files: 10, friendships: 30 });
  });

  it("that was given up on is taken up again, and a receipt nobody could get is forgotten", async () => {
    const day = 86_400_000;
    const [lost, fresh] = await people(2);
    await db
      .update(users)
      .set({ deletesAt: new Date(Date.now() - 3 * day) })
      .where(eq(users.id, lost!.id));
    await db
      .update(users)
      .set({ deletesAt: new Date(Date.now() - day) })
      .where(eq(users.id, fresh!.id));
    const [old, recent] = [newId(), newId()];
    await db.insert(erasures).values([
      { id: old, email: "a@example.test", language: "en", finishedAt: new Date(Date.now() - 8 * day) },
      { id: recent, email: "b@example.test", language: "en", finishedAt: new Date(Date.now() - 6 * day) },
    ]);
    await tidyLeaving();
    const queued = async ({ id }: User) => (await db.execute(sql`select 1 from graphile_worker.jobs where key = ${`accounts.erase:${id}`}`)).length;
    expect([await queued(lost!), await queued(fresh!)]).toEqual([1, 0]);
    const emails = await db
      .select({ id: erasures.id, email: erasures.email })
      .from(erasures)
      .where(sql`${erasures.id} in (${old}, ${recent})`);
    expect(emails.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: old, email: null },
      { id: recent, email: "b@example.test" },
    ]);
  });
});
