import { headers } from "next/headers";
import { forbidden, notFound } from "next/navigation";
import { keepsMailHere } from "@/lib/platform/mail";
import { listMails, readMail, type MailContent, type MailHeader } from "@/lib/platform/mail/mailbox";
import { browserOf, currentViewer, type Member } from "@/lib/platform/session";
import { getInstance } from "../data";
import { requireMember } from "../loaders";
import { can } from "../policy";
import type { InstanceSettings, MemberCounts, MemberRow } from "../types";
import { countMembers, listMembers } from "./data";

/** The administrator of this request; guests are sent to sign in, others are told that this is for staff. */
async function requireAdministrator(path: string): Promise<Member> {
  const member = await requireMember(path);
  if (!can(member, "administer")) forbidden();
  return member;
}

/** The members, a page at a time. */
export async function memberList(before: string | undefined): Promise<{ counts: MemberCounts; members: MemberRow[]; next: string | null }> {
  const viewer = await requireAdministrator("/admin");
  const [counts, page] = await Promise.all([countMembers(viewer), listMembers(viewer, before)]);
  return { counts, ...page };
}

/** What the instance is called and who may look in. */
export async function instanceSettings(): Promise<InstanceSettings> {
  await requireAdministrator("/admin/instance");
  return getInstance();
}

/** The mails kept on this machine, newest first, and whether new ones come here at all. */
export async function mailbox(before: string | undefined): Promise<{ mails: MailHeader[]; next: string | null; inUse: boolean }> {
  await requireMailboxReader();
  return { ...(await listMails(before)), inUse: keepsMailHere() };
}

/** One mail kept on this machine. */
export async function mailboxMail(id: string): Promise<MailContent> {
  await requireMailboxReader();
  return (await readMail(id)) ?? notFound();
}

/** Administrators; in development also whoever sits at this machine, so that a first code can be read. */
async function requireMailboxReader(): Promise<void> {
  if (await sitsHere()) return;
  await requireAdministrator("/admin/mailbox");
}

/** Whether to offer what only administrators get, e.g. the tabs of their section. */
export const administers = async (): Promise<boolean> => can(await currentViewer(), "administer");

async function sitsHere(): Promise<boolean> {
  if (process.env.NODE_ENV !== "development") return false;
  const asked = new Headers(await headers());
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
  return local.test(asked.get("host") ?? "") && ["127.0.0.1", "::1"].includes(browserOf(asked).address);
}
