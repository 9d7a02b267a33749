import { and, eq, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { emailCodes, users } from "@/db/schema";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { FALLBACK_LANGUAGE } from "@/lib/platform/messages";
import { getInstance } from "./data";
import { codeMail, takenMail, welcomeMail } from "./mails";
import { codeOf } from "./mutations";
import { sendCode, sendWelcome } from "./types";

/**
 * Mails the code of a round, if it is still the one that counts. The fifteen minutes begin here, so that a queue that stood still
 * does not deliver codes that are dead already; a retry carries the same code under the same key.
 */
async function mailCode({ codeId, round }: { codeId: string; round: number }): Promise<void> {
  const [pending] = await db
    .update(emailCodes)
    .set({ expiresAt: sql`now() + interval '15 minutes'` })
    .where(and(eq(emailCodes.id, codeId), eq(emailCodes.round, round)))
    .returning({ userId: emailCodes.userId, purpose: emailCodes.purpose });
  const person = pending && (await recipient(pending.userId));
  if (!person) return;
  const { email, reader } = person;
  const mail = pending.purpose === "confirm" ? await codeMail(reader, { codeId, code: codeOf(codeId, round) }) : await takenMail(reader);
  await send({ to: email, key: `code/${codeId}/${round}`, ...mail });
}

async function mailWelcome({ userId }: { userId: string }): Promise<void> {
  const person = await recipient(userId);
  if (!person) return;
  const { email, name, reader } = person;
  await send({ to: email, key: `welcome/${userId}`, ...(await welcomeMail(reader, { name })) });
}

/** Whom to mail, and how to speak to them; null when they have gone meanwhile. */ async function recipient(userId: string) {
  const [person] = await db.select({ email: users.email, name: users.name, language: users.language }).from(users).where(eq(users.id, userId));
  return person && { ...person, reader: { language: person.language ?? FALLBACK_LANGUAGE, instance: (await getInstance()).name } };
}

/** What the worker runs for this subject. */
export const accountJobs: TaskList = { ...handler(sendCode, mailCode), ...handler(sendWelcome, mailWelcome) };
