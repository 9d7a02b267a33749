import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import PostalMime, { type Address } from "postal-mime";
import { dataDir } from "@/lib/core/env";
import { isId, newId } from "@/lib/core/ids";
import { envelope } from "./envelope";
import type { Letter } from "./letter";

/** Mails kept; older ones make room. */
const KEPT = 1000;
const PAGE = 50;
/** Bytes; ours are a few kilobytes, and whatever else lies in the folder is not read whole. */
const MAX_BYTES = 1024 * 1024;

/** One mail in the list: what its header says. */
export type MailHeader = { id: string; to: string; subject: string; sentAt: Date };
/** One mail opened. */
export type MailContent = MailHeader & { from: string; html: string; text: string };

const folder = (): string => join(dataDir(), "mail");
const fileOf = (id: string): string => join(folder(), `${id}.eml`);

const composer = createTransport({ streamTransport: true, buffer: true });

/** Composes the mail as for a relay, then keeps it on this machine, for administrators to read. */
export async function sendByMailbox(letter: Letter): Promise<void> {
  const { message } = await composer.sendMail(envelope(letter));
  if (!Buffer.isBuffer(message)) throw new Error("the mail was not composed into one buffer");
  await keepMail(message);
}

/** Keeps a whole mail (RFC 5322) as a file under a name of ours; it is there completely or not at all. */
async function keepMail(message: Buffer): Promise<void> {
  const id = newId<"mail">();
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const partial = join(folder(), `${id}.part`);
  const file = await open(partial, "wx", 0o600);
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, fileOf(id));
  await makeRoom();
}

/** A page of the mailbox, newest first, starting below the mail `before`. */
export async function listMails(before?: string): Promise<{ mails: MailHeader[]; next: string | null }> {
  const older = (await ids()).filter((id) => !before || id < before);
  const page = older.slice(0, PAGE);
  const mails = await Promise.all(page.map((id) => readMail(id)));
  return { mails: mails.flatMap((mail) => (mail ? [headerOf(mail)] : [])), next: older.length > PAGE ? page.at(-1)! : null };
}

/** The mail with this id, or null when there is none. */
export async function readMail(id: string): Promise<MailContent | null> {
  if (!isId(id)) return null;
  const bytes = await readFile(fileOf(id)).catch(() => null);
  if (!bytes || bytes.length > MAX_BYTES) return null;
  const mail = await PostalMime.parse(bytes);
  return {
    id,
    from: addresses(mail.from ? [mail.from] : []),
    to: addresses(mail.to ?? []),
    subject: mail.subject ?? "",
    sentAt: new Date(mail.date ?? 0),
    html: mail.html ?? "",
    text: mail.text ?? "",
  };
}

/** Removes the mails to those addresses that `concerns` knows, and answers how many. */
export async function forgetMails(concerns: (to: string) => boolean): Promise<number> {
  let forgotten = 0;
  for (const id of await ids()) {
    const mail = await readMail(id);
    if (!mail?.to.split(", ").some(concerns)) continue;
    await rm(fileOf(id), { force: true });
    forgotten += 1;
  }
  return forgotten;
}

const headerOf = ({ id, to, subject, sentAt }: MailContent): MailHeader => ({ id, to, subject, sentAt });

const addresses = (list: Address[]): string => list.map((entry) => entry.address ?? "").join(", ");

/** Newest first: names are UUIDv7, which sort by time. */
async function ids(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => []);
  const found = names.flatMap((name) => (name.endsWith(".eml") && isId(name.slice(0, -4)) ? [name.slice(0, -4)] : []));
  return found.toSorted().toReversed();
}

async function makeRoom(): Promise<void> {
  const surplus = (await ids()).slice(KEPT);
  await Promise.all(surplus.map((id) => rm(fileOf(id), { force: true })));
}
