import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountLinks, resetRequests, users } from "@/db/schema";
import { aPerson, type User } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import { newId } from "@/lib/core/ids";
import type { MailContent } from "@/lib/platform/mail/mailbox";
import { arrived } from "@/scripts/testing/mails";
import { confirmEmailChange, undoEmailChange } from "./email/mutations";
import { credentialJobs } from "./jobs";
import { resetPassword } from "./mutations";
import { foldLogin } from "./rules";
import type { LinkPurpose } from "./types";

const before = process.env.DATA_DIR;
beforeEach(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "mail-"))));
afterEach(() => void (process.env.DATA_DIR = before));

const browser = { userAgent: "Test Browser", address: "192.0.2.1" };

const run = async (name: string, payload: unknown): Promise<void> => void (await credentialJobs[name]!(payload, {} as JobHelpers));
const mailLink = (linkId: string, restored = false) => run("accounts.mail-link", { linkId, restored });

const linksOf = ({ id }: { id: string }) => db.select().from(accountLinks).where(eq(accountLinks.userId, id));
const queued = async (linkId: string) =>
  (await db.execute<{ payload: unknown }>(sql`select payload from graphile_worker._private_jobs where payload->>'linkId' = ${linkId}`)).map(
    ({ payload }) => payload,
  );

/** Asks for a reset as it was typed, and lets the job look. */
async function ask(login: string): Promise<void> {
  const requestId = newId();
  await db.insert(resetRequests).values({ id: requestId, login: foldLogin(login) });
  await run("accounts.look-for-account", { requestId });
  await run("accounts.look-for-account", { requestId });
  expect(await db.$count(resetRequests, eq(resetRequests.id, requestId))).toBe(0);
}

async function aLink(person: { id: string }, purpose: LinkPurpose, email?: string, columns: Partial<typeof accountLinks.$inferInsert> = {}): Promise<string> {
  const id = newId<"account-link">();
  const address = email ? { email, emailFolded: email.toLowerCase() } : {};
  await db.insert(accountLinks).values({ id, userId: person.id, purpose, ...address, expiresAt: new Date(Date.now() + 60_000), ...columns });
  return id;
}

const shown = ({ html, text }: MailContent): string[] => [html.replaceAll("&amp;", "&"), text];

describe("looking for an account", () => {
  it("makes a link for whoever has confirmed their address, by address or by username, leaving members too", async () => {
    const people: [User, (person: User) => string][] = [
      [await aPerson(), ({ email }) => email.toUpperCase()],
      [await aPerson(), ({ username }) => username.toUpperCase()],
      [await aPerson({ deletesAt: new Date(Date.now() + 86_400_000) }), ({ email }) => email],
    ];
    for (const [person, login] of people) {
      await ask(login(person));
      const [link] = await linksOf(person);
      expect(link).toMatchObject({ purpose: "reset", email: null });
      expect(await queued(link!.id)).toEqual([{ linkId: link!.id, restored: false }]);
    }
  });

  it("makes none for others", async () => {
    const [suspended, newcomer] = [await aPerson({ suspendedAt: new Date() }), await aPerson({ confirmed: false })];
    const owner = await aPerson();
    await aPerson({ confirmed: false, email: owner.email.toUpperCase() });
    for (const person of [suspended, newcomer]) {
      for (const login of [person.email, person.username]) await ask(login);
      expect(await linksOf(person)).toEqual([]);
    }
    await ask(`nobody-${newId()}@example.test`);
    await ask(`nobody-${newId()}`);
    await ask(owner.email);
    expect(await linksOf(owner)).toHaveLength(1);
    expect(await arrived()).toEqual([]);
  });

  it("keeps silent within a minute of the last link", async () => {
    const me = await aPerson();
    await ask(me.email);
    const [first] = await linksOf(me);
    await ask(me.username);
    expect(await linksOf(me)).toEqual([first]);
    expect(await queued(first!.id)).toHaveLength(1);
  });
});

describe("the mail", () => {
  it("with a reset link goes to the account's address in its reader's language, and its link works", async () => {
    for (const [language, words] of [
      ["en", "Choose a new password"],
      ["ru", "Задайте новый пароль"],
    ] as const) {
      const person = await aPerson({ language, name: "Win a prize at evil.example" });
      const linkId = await aLink(person, "reset");
      await mailLink(linkId);
      const [mail] = await arrived();
      const token = linkToken("reset", linkId);
      expect(mail).toMatchObject({ to: person.email });
      for (const part of shown(mail!)) {
        expect(part).toContain(words);
        expect(part).toContain(`http://halation.test/reset?token=${token}`);
        expect(part).not.toContain("evil.example");
      }
      expect(mail!.html).toContain(`lang="${language}"`);
      await resetPassword(token, "tungsten umbrella 7 rivers", browser);
    }
  });

  it("begins the link's time, and is the same when the job runs again", async () => {
    const person = await aPerson();
    const linkId = await aLink(person, "reset", undefined, { expiresAt: new Date(0) });
    await mailLink(linkId);
    await mailLink(linkId);
    const mails = await arrived();
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(1);
    expect(((await linksOf(person))[0]!.expiresAt.getTime() - Date.now()) / 60_000).toBeCloseTo(60, 0);
  });

  it("to a new address asks to confirm it, and its link does", async () => {
    const person = await aPerson({ name: "Win a prize at evil.example", username: `evil.example${newId().slice(-8)}` });
    const email = `New-${newId()}@example.test`;
    const linkId = await aLink(person, "email-change", email);
    await mailLink(linkId);
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: email });
    for (const part of shown(mail!)) {
      expect(part).toContain(`http://halation.test/email?token=${linkToken("email-change", linkId)}`);
      expect(part).not.toContain("evil.example");
    }
    expect(((await linksOf(person))[0]!.expiresAt.getTime() - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
    expect(await confirmEmailChange(linkToken("email-change", linkId))).toBe(person.id);
  });

  it("to somebody's address tells its owner, and carries no link that does anything", async () => {
    const [mover, owner] = [await aPerson(), await aPerson({ language: "ru" })];
    const past = `past-${newId()}@example.test`;
    await aLink(owner, "email-undo", past);
    for (const email of [owner.email.replace("p", "P"), past]) {
      const linkId = await aLink(mover, "email-change", email);
      await mailLink(linkId);
      const [mail] = await arrived();
      expect(mail).toMatchObject({ to: email });
      expect(mail!.text).toContain("Этот адрес уже ваш");
      expect(JSON.stringify(mail)).not.toContain("token=");
      await db.delete(accountLinks).where(eq(accountLinks.id, linkId));
    }
  });

  it("to an address one can take back oneself, or that nobody confirmed, asks to confirm it", async () => {
    const me = await aPerson();
    const past = `past-${newId()}@example.test`;
    await aLink(me, "email-undo", past);
    const claimed = await aPerson({ confirmed: false });
    for (const email of [past, claimed.email]) {
      const linkId = await aLink(me, "email-change", email);
      await mailLink(linkId);
      expect((await arrived())[0]!.text).toContain("/email?token=");
      await db.delete(accountLinks).where(eq(accountLinks.id, linkId));
    }
  });

  it("to the old address carries the way back, for seven days", async () => {
    const me = await aPerson();
    await confirmEmailChange(linkToken("email-change", await aLink(me, "email-change", `new-${newId()}@example.test`)));
    const [undo] = await linksOf(me);
    await mailLink(undo!.id);
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: me.email });
    expect(mail!.text).toContain(`http://halation.test/email/undo?token=${linkToken("email-undo", undo!.id)}`);
    expect(((await linksOf(me))[0]!.expiresAt.getTime() - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
  });

  it("after an undo goes to the address that is back, with a link to a new password", async () => {
    const me = await aPerson();
    await confirmEmailChange(linkToken("email-change", await aLink(me, "email-change", `thief-${newId()}@example.test`)));
    await undoEmailChange(linkToken("email-undo", (await linksOf(me))[0]!.id));
    const [reset, ...more] = await linksOf(me);
    expect(more).toEqual([]);
    expect(await queued(reset!.id)).toEqual([{ linkId: reset!.id, restored: true }]);
    await mailLink(reset!.id, true);
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: me.email });
    expect(mail!.text).toContain("Now choose a new password");
    expect(mail!.text).toContain(`/reset?token=${linkToken("reset", reset!.id)}`);
  });

  it("is not sent for a link that was spent, replaced or never was, nor to people who are gone", async () => {
    const gone = await aPerson();
    const linkId = await aLink(gone, "reset");
    await db.delete(users).where(eq(users.id, gone.id));
    await mailLink(linkId);
    await mailLink(newId());
    expect(await arrived()).toEqual([]);
  });
});
