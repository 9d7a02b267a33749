import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { Route } from "next";
import { keepsMailHere } from "@/lib/platform/mail";
import { currentViewer, type Guest } from "@/lib/platform/session";
import { currentTheme } from "@/lib/platform/theme";
import { ownPendingCode, pendingCode, setupIsOpen } from "./data";
import { safePath } from "./rules";
import { PENDING_COOKIE, type Preferences } from "./types";

/** What a new account starts with: how the page greeted the guest who made it. */
export const currentPreferences = async (): Promise<Preferences> => ({ language: await getLocale(), theme: await currentTheme() });

export { requireMember } from "@/lib/platform/session";

/** For pages that make no sense when signed in: on to where one wanted to go. */
export async function requireGuest(to?: string): Promise<Guest> {
  const viewer = await currentViewer();
  if (viewer.kind === "member") redirect(safePath(to) as Route);
  return viewer;
}

/** Whether the set-up link in hand still works. */
export const setupInvitation = (token: string | undefined): Promise<boolean> => (token ? setupIsOpen(token) : Promise.resolve(false));

export type Confirmation = {
  /** Whether the address is confirmed, and only an administrator's decision is missing. */
  awaitsApproval: boolean;
  /** Whether this browser or account waits for a code. */
  pending: boolean;
  /** Whether it may ask for one, though none is waiting: members who are signed in. */
  mayAsk: boolean;
  /** Mail stays on this machine: an administrator has to help. */
  mailStaysHere: boolean;
};

/** What the confirmation page stands before; confirmed members are sent on. */
export async function confirmation(named: string | undefined): Promise<Confirmation> {
  const viewer = await currentViewer();
  if (viewer.kind === "member" && viewer.confirmed) redirect("/");
  const codeId = named ?? (await waitingCode());
  const code = codeId ? await pendingCode(codeId) : null;
  const awaitsApproval = viewer.kind === "member" && viewer.awaitsApproval;
  return { awaitsApproval, pending: code !== null, mayAsk: viewer.kind === "member", mailStaysHere: keepsMailHere() };
}

/** The code this request is about when its address names none: the member's own, else the one this browser signed up with. */
export async function waitingCode(): Promise<string | null> {
  const viewer = await currentViewer();
  if (viewer.kind === "member") return ownPendingCode(viewer);
  return (await cookies()).get(PENDING_COOKIE)?.value ?? null;
}
