import { and, eq, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { emailCodes } from "@/db/schema";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { mailReader, ownerOfAddress } from "./data";
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
  const claimant = pending && (await mailReader(pending.userId));
  if (!claimant) return;
  const mail =
    pending.purpose === "confirm"
      ? await codeMail(claimant, { codeId, code: codeOf(codeId, round) })
      : await takenMail((await mailReader(await ownerOfAddress(pending.userId))) ?? claimant);
  await send({ to: claimant.email, key: `code/${codeId}/${round}`, ...mail });
}

async function mailWelcome({ userId }: { userId: string }): Promise<void> {
  const reader = await mailReader(userId);
  if (reader) await send({ to: reader.email, key: `welcome/${userId}`, ...(await welcomeMail(reader)) });
}

/** What the worker runs for this subject. */
export const accountJobs: TaskList = { ...handler(sendCode, mailCode), ...handler(sendWelcome, mailWelcome) };
