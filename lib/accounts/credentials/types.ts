import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import { jobKind } from "@/lib/platform/jobs";

/** Names one mailed link; its secret half is derived from it. */
export type AccountLinkId = Id<"account-link">;
export type LinkPurpose = "reset" | "email-change" | "email-undo";

/** Looks whether there is the account that somebody is said to have forgotten the password of. */
export const lookForAccount = jobKind("accounts.look-for-account", z.object({ requestId: z.string() }));

/** Mails a link. `restored`: nobody asked for it; it follows an address that was taken back. */
export const sendLink = jobKind("accounts.mail-link", z.object({ linkId: z.string(), restored: z.boolean() }));

/** What one signs in with, and the address that is to become one's own once it is confirmed. */
export type OwnAccount = { username: string; email: string; confirmed: boolean; pending: { email: string; expiresAt: Date } | null };

/** What the page of a link says: whose account, and with changes of address which one. */
export type OpenLink = { username: string; email: string };
