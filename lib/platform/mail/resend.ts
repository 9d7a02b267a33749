import { Resend } from "resend";
import { required } from "@/lib/core/env";
import { headersOf } from "./envelope";
import type { Letter } from "./letter";

/** Sends by Resend's HTTP API; its idempotency key keeps a retried job from sending twice. */
export async function sendByResend({ from, to, subject, html, text, key, unsubscribe }: Letter): Promise<void> {
  const mail = { from, to: [to], subject, html, text, headers: headersOf({ unsubscribe }) };
  const { error } = await new Resend(required("RESEND_API_KEY")).emails.send(mail, { idempotencyKey: key });
  if (error) throw new Error(`Resend refused a mail: ${error.name}: ${error.message}`);
}
