import { notFound } from "next/navigation";
import { keepsMailHere } from "@/lib/platform/mail";
import { requireMember } from "../loaders";
import { getOwnAccount, openLink } from "./data";
import { mayMove } from "./policy";
import type { LinkPurpose, OpenLink, OwnAccount } from "./types";

/** One's own account, and whether its name and address can be changed yet; guests are sent to sign in. */
export async function ownAccount(): Promise<OwnAccount & { mayMove: boolean }> {
  const member = await requireMember("/settings/account");
  const account = (await getOwnAccount(member)) ?? notFound();
  return { ...account, mayMove: mayMove(member) };
}

/** What the link in hand is about; null where it does not work, or not any more. */
export const linkInHand = (purpose: LinkPurpose, token: string | undefined): Promise<OpenLink | null> =>
  token ? openLink(purpose, token) : Promise.resolve(null);

/** Whether mail stays on this machine, so that an administrator has to help. */
export const mailStaysHere = (): boolean => keepsMailHere();
