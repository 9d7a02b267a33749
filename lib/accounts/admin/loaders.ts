import { headers } from "next/headers";
import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { originForHost } from "@/lib/core/env";
import { keepsMailHere } from "@/lib/platform/mail";
import { listMails, readMail, type MailContent, type MailHeader } from "@/lib/platform/mail/mailbox";
import { browserOf, currentViewer, type Member } from "@/lib/platform/session";
import { getInstance } from "../data";
import { requireMember } from "../loaders";
import { can } from "../policy";
import type { InstanceSettings, MemberCounts, MemberRow } from "../types";
import { listInvitations } from "../registration/invitations/data";
import type { InvitationRow } from "../registration/types";
import { countMembers, listMembers, listWaiting, readMember } from "./data";
import type { MemberDetail, WaitingRow } from "./types";

/** The administrator of this request; guests are sent to sign in, others are told that this is for staff. */
export async function requireAdministrator(path: string): Promise<Member> {
  const member = await requireMember(path);
  if (!can(member, "administer")) forbidden();
  return member;
}

type MemberList = { counts: MemberCounts; waiting: WaitingRow[]; members: MemberRow[]; next: string | null };

/** The members, a page at a time, or those who are called so, and those who wait to be let in. */
export async function memberList(query: { before?: string; sought: string }): Promise<MemberList> {
  const viewer = await requireAdministrator("/admin");
  const [counts, waiting, page] = await Promise.all([countMembers(viewer), listWaiting(viewer), listMembers(viewer, query)]);
  return { counts, waiting, ...page };
}

/** Whether the password was given so lately that what is dangerous does not ask for it again. */
type Recent = { recent: boolean };

/** One member; not found where there is none. */
export const memberDetail = cache(async (id: string): Promise<{ member: MemberDetail } & Recent> => {
  const viewer = await requireAdministrator(`/admin/members/${id}`);
  return { member: (await readMember(viewer, id)) ?? notFound(), recent: viewer.recent };
});

/** What the instance is called, who may look in and who may sign up. */
export async function instanceSettings(): Promise<InstanceSettings & Recent> {
  const { recent } = await requireAdministrator("/admin/instance");
  return { ...(await getInstance()), recent };
}

type InvitationList = { invitations: (Omit<InvitationRow, "token"> & { link: string | null })[]; next: string | null; closed: boolean } & Recent;

/** The invitations, a page at a time, each with its address under the name by which this request found us. */
export async function invitationList(before: string | undefined): Promise<InvitationList> {
  const viewer = await requireAdministrator("/admin/invitations");
  const [{ invitations, next }, { registration }, asked] = await Promise.all([listInvitations(viewer, before), getInstance(), headers()]);
  const origin = originForHost(asked.get("host"));
  const linked = invitations.map(({ token, ...row }) => ({ ...row, link: token && new URL(`/sign-up?invitation=${token}`, origin).href }));
  return { invitations: linked, next, closed: registration === "closed", recent: viewer.recent };
}

/** The mails kept on this machine, newest first, and whether new ones come here at all. */
export async function mailbox(before: string | undefined): Promise<{ mails: MailHeader[]; next: string | null; inUse: boolean }> {
  await requireMailboxReader();
  return { ...(await listMails(before)), inUse: keepsMailHere() };
}

/** One mail kept on this machine. */
export const mailboxMail = cache(async (id: string): Promise<MailContent> => {
  await requireMailboxReader();
  return (await readMail(id)) ?? notFound();
});

/** Administrators; in development also whoever sits at this machine, so that a first code can be read. */
export async function requireMailboxReader(): Promise<void> {
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
