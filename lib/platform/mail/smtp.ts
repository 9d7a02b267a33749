import { createTransport } from "nodemailer";
import { required } from "@/lib/core/env";
import type { Letter } from "./letter";
import { envelope } from "./envelope";

/** Sends through the relay that `SMTP_URL` names, e.g. `smtps://user:password@mail.example.org`. */
export async function sendBySmtp(letter: Letter): Promise<void> {
  const relay = createTransport(required("SMTP_URL"));
  try {
    await relay.sendMail(envelope(letter));
  } finally {
    relay.close();
  }
}
