import { publicUrl } from "@/lib/core/env";
import type { Letter, Mail } from "./letter";
import { sendByMailbox } from "./mailbox";
import { sendByResend } from "./resend";
import { sendBySmtp } from "./smtp";

/** Hands a mail to whatever the configuration names: Resend, else an SMTP relay, else the mailbox on this machine. Throws when it was not accepted. */
export async function send(mail: Mail): Promise<void> {
  const letter = { ...mail, to: oneLine(mail.to), subject: oneLine(mail.subject), from: sender() };
  await transport()(letter);
}

/** Whether mails stay on this machine, where only administrators read them. */
export const keepsMailHere = (): boolean => transport() === sendByMailbox;

function transport(): (letter: Letter) => Promise<void> {
  if (process.env.RESEND_API_KEY) return sendByResend;
  if (process.env.SMTP_URL) return sendBySmtp;
  return sendByMailbox;
}

const sender = (): string => oneLine(process.env.MAIL_FROM ?? `Halation <halation@${new URL(publicUrl()).hostname}>`);

/** A line break in a header would begin another header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
