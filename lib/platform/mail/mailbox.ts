import { createTransport } from "nodemailer";
import { keepMail } from "@/embedded/mailbox";
import type { Letter } from "./letter";
import { envelope } from "./envelope";

export { listMails, readMail, type MailContent, type MailHeader } from "@/embedded/mailbox";

const composer = createTransport({ streamTransport: true, buffer: true });

/** Composes the mail as for a relay, then keeps it in the mailbox on this machine. */
export async function sendByMailbox(letter: Letter): Promise<void> {
  const { message } = await composer.sendMail(envelope(letter));
  if (!Buffer.isBuffer(message)) throw new Error("the mail was not composed into one buffer");
  await keepMail(message);
}
