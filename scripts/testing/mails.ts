import { listMails, readMail, type MailContent } from "@/lib/platform/mail/mailbox";

/** The mails that stayed on this machine, the newest first, each with what it says. */
export async function arrived(): Promise<MailContent[]> {
  const { mails } = await listMails();
  return Promise.all(mails.map(async ({ id }) => (await readMail(id))!));
}
