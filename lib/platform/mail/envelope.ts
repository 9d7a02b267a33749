import { createHash } from "node:crypto";
import type { SendMailOptions } from "nodemailer";
import type { Letter } from "./letter";

/** The letter as nodemailer wants it. Its Message-ID follows from its key, so that a mail sent twice is shown once. */
export function envelope({ from, to, subject, html, text, key, unsubscribe }: Letter): SendMailOptions {
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? "localhost";
  const id = createHash("sha256").update(key).digest("hex").slice(0, 32);
  return { from, to: { name: "", address: to }, subject, html, text, messageId: `<${id}@${domain}>`, headers: headersOf({ unsubscribe }) };
}

/** What says that nobody is to be answered, lest somebody's absence answers a code (RFC 3834), and where such mails end. */
export const headersOf = ({ unsubscribe }: Pick<Letter, "unsubscribe">): Record<string, string> => ({
  "Auto-Submitted": "auto-generated",
  ...unsubscribeHeaders(unsubscribe),
});

/** What lets a mail program offer to end such mails (RFC 2369); by one click where that is a secure address (RFC 8058). */
function unsubscribeHeaders(address: string | undefined): Record<string, string> {
  if (!address) return {};
  const headers: Record<string, string> = { "List-Unsubscribe": `<${new URL(address).href}>` };
  if (address.startsWith("https:")) headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
  return headers;
}
