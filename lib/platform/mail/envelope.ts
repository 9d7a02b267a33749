import { createHash } from "node:crypto";
import type { SendMailOptions } from "nodemailer";
import type { Letter } from "./letter";

/** The letter as nodemailer wants it. Its Message-ID follows from its key, so that a mail sent twice is shown once. */
export function envelope({ from, to, subject, html, text, key }: Letter): SendMailOptions {
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? "localhost";
  const id = createHash("sha256").update(key).digest("hex").slice(0, 32);
  return { from, to: { name: "", address: to }, subject, html, text, messageId: `<${id}@${domain}>`, headers: { "Auto-Submitted": "auto-generated" } };
}
