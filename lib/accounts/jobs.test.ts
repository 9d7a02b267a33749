import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { emailCodes, users } from "@/db/schema";
import { actorOf, anAddress, aPerson, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { arrived } from "@/scripts/testing/mails";
import { accountJobs } from "./jobs";
import { codeOf, confirmEmail, pendingCodeOf, resendCode } from "./mutations";
import { signUp } from "./registration/mutations";

const before = process.env.DATA_DIR;
beforeEach(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "mail-"))));
afterEach(() => void (process.env.DATA_DIR = before));

const run = async (name: string, payload: unknown): Promise<void> => void (await accountJobs[name]!(payload, {} as JobHelpers));
const codeFor = (person: User) => pendingCodeOf(actorOf(person), anAddress());
const mailCode = (codeId: string, round = 1) => run("accounts.mail-code", { codeId, round });

describe("the code", () => {
  it("comes in the reader's language, as HTML and as text, with a link that carries it", async () => {
    for (const [language, words] of [
      ["en", "Confirm your address"],
      ["ru", "Подтвердите адрес"],
    ] as const) {
      const person = await aPerson({ confirmed: false, language });
      const codeId = await codeFor(person);
      await mailCode(codeId);
      const [mail] = await arrived();
      const code = codeOf(codeId, 1);
      expect(mail).toMatchObject({ to: person.email });
      expect(mail!.subject).toContain(code);
      expect(mail!.html).toContain(`lang="${language}"`);
      for (const part of [mail!.html, mail!.text]) {
        expect(part).toContain(words);
        expect(part).toContain(code);
        expect(part.replaceAll("&amp;", "&")).toContain(`http://halation.test/confirm?for=${codeId}&code=${code}`);
      }
      expect(mail!.text).not.toMatch(/[<>]/);
    }
  });

  it("is the one that confirms", async () => {
    const person = await aPerson({ confirmed: false });
    const codeId = await codeFor(person);
    await mailCode(codeId);
    const code = /\b\d{6}\b/.exec((await arrived())[0]!.text)![0];
    expect(await confirmEmail(codeId, code, anAddress())).toBe(person.id);
  });

  it("is the same when the job runs again", async () => {
    const codeId = await codeFor(await aPerson({ confirmed: false }));
    await mailCode(codeId);
    await mailCode(codeId);
    const subjects = (await arrived()).map((mail) => mail.subject);
    expect(subjects).toHaveLength(2);
    expect(new Set(subjects).size).toBe(1);
  });

  it("lives fifteen minutes from its mail, however long the queue stood", async () => {
    const person = await aPerson({ confirmed: false });
    const codeId = await codeFor(person);
    await db
      .update(emailCodes)
      .set({ expiresAt: sql`now() - interval '1 day'` })
      .where(eq(emailCodes.id, codeId));
    await mailCode(codeId);
    expect(await confirmEmail(codeId, codeOf(codeId, 1), anAddress())).toBe(person.id);
  });

  it("is not mailed when it was replaced, spent or never was", async () => {
    const codeId = await codeFor(await aPerson({ confirmed: false }));
    await db
      .update(emailCodes)
      .set({ askedAt: sql`now() - interval '2 minutes'` })
      .where(eq(emailCodes.id, codeId));
    await resendCode(codeId, anAddress());
    await mailCode(codeId, 1);
    await confirmEmail(codeId, codeOf(codeId, 2), anAddress());
    await mailCode(codeId, 2);
    await mailCode(newId(), 1);
    expect(await arrived()).toEqual([]);
  });

  it("carries nothing the applicant typed to a stranger's address", async () => {
    const name = "Win a prize at http://evil.example <b>now</b>";
    const username = `evil.example-${Date.now()}`;
    const codeId = await signUp(
      { username, name, email: `${newId()}@example.test`, password: "a darkroom lamp" },
      { language: "en", theme: "system" },
      anAddress(),
    );
    await mailCode(codeId);
    const [mail] = await arrived();
    expect(JSON.stringify(mail)).not.toContain("evil");
  });
});

it("tells the owner that someone tried to sign up with their address", async () => {
  const owner = await aPerson({ language: "ru" });
  const stranger = { username: `s${Date.now()}`, name: "Stranger", email: owner.email, password: "a darkroom lamp" };
  const codeId = await signUp(stranger, { language: "en", theme: "system" }, anAddress());
  await mailCode(codeId);
  const [mail] = await arrived();
  expect(mail).toMatchObject({ to: owner.email });
  expect(mail!.text).toContain("У вас уже есть учётная запись");
  expect(JSON.stringify(mail)).not.toContain(codeOf(codeId, 1));
});

it("welcomes by name, which stays text", async () => {
  const person = await aPerson({ name: "Ann <script>alert(1)</script> {x}" });
  await run("accounts.mail-welcome", { userId: person.id });
  const [mail] = await arrived();
  expect(mail!.html).not.toContain("<script>");
  expect(mail!.text).toContain("Welcome, Ann <script>alert(1)</script> {x}");
});

it("lets mail to people who are gone be", async () => {
  const person = await aPerson();
  await db.delete(users).where(eq(users.id, person.id));
  await run("accounts.mail-welcome", { userId: person.id });
  expect(await arrived()).toEqual([]);
});
