import { expect } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The last mail the embedded mailbox holds for an address; waits until there is one, about something if told. */
export async function latestMail(to: string, dataDir?: string, about = /./): Promise<Email & { subject: string }> {
  let found: Email | undefined;
  await expect(async () => {
    found = (await mailsTo(to, dataDir)).findLast(({ subject }) => about.test(subject ?? ""));
    expect(found).toBeDefined();
  }).toPass();
  return { ...found!, subject: found!.subject ?? "" };
}

/** The last mail for an address under such a subject, and where its button leads; waits until there is one. */
export async function mailAbout(to: string, subject: RegExp): Promise<{ text: string; html: string; link: string }> {
  let found: Email | undefined;
  await expect(async () => {
    found = (await mailsTo(to)).findLast((mail) => subject.test(mail.subject ?? ""));
    expect(found).toBeDefined();
  }).toPass();
  const { text = "", html = "" } = found!;
  return { text, html, link: /https?:\/\/\S+/.exec(text)?.[0] ?? "" };
}

async function mailsTo(to: string, dataDir = process.env.E2E_DATA_DIR ?? ""): Promise<Email[]> {
  const folder = join(dataDir, "mail");
  const names = await readdir(folder).catch(() => []);
  const mails = await Promise.all(
    names
      .filter((name) => name.endsWith(".eml"))
      .toSorted()
      .map(async (name) => PostalMime.parse(await readFile(join(folder, name)))),
  );
  return mails.filter((mail) => mail.to?.some((one) => one.address === to)).toSorted((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
}
