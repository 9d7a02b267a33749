import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** What the owner of an account is told by mail whenever it happens, so that whoever else did it does not stay unseen. */
export const NOTICES = [
  "new-device",
  "password-changed",
  "password-reset",
  "email-change-asked",
  "username-changed",
  "two-factor-on",
  "two-factor-off",
  "two-factor-ended",
  "recovery-codes-made",
  "recovery-code-used",
  "leaving-asked",
  "leaving-cancelled",
  "archive-asked",
] as const;
export type Notice = (typeof NOTICES)[number];

/** Where it was done from; stands in the mail. */
const browser = z.object({ userAgent: z.string(), address: z.string() });

export const sendNotice = jobKind(
  "accounts.mail-notice",
  z.object({ id: z.string(), userId: z.string(), notice: z.enum(NOTICES), at: z.string(), browser: browser.nullable() }),
);
