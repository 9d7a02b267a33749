import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** Mails that gather what happened. */
export const DIGESTS = ["daily", "weekly"] as const;
export type Digest = (typeof DIGESTS)[number];

/** All mails that tell of what happened. */
const LETTERS = ["at-once", ...DIGESTS] as const;
export type LetterKind = (typeof LETTERS)[number];

/** Puts what somebody wants to be mailed of at once, and was not yet, into one mail. */
export const gatherMail = jobKind("notifications.gather-mail", z.object({ userId: z.string() }));

/** Mails what was put into a mail at this instant, as far as it is still for its reader. */
export const sendLetter = jobKind("notifications.mail", z.object({ userId: z.string(), kind: z.enum(LETTERS), at: z.iso.datetime() }));
