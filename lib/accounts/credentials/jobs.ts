import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import type { z } from "zod";
import { db } from "@/db/client";
import { accountLinks, resetRequests, users } from "@/db/schema";
import { linkToken } from "@/lib/core/derive";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { mailReader } from "../data";
import { holderOfAddress } from "./email/data";
import { confirmAddressMail, resetMail, undoMail, wantedAddressMail } from "./mails";
import { makeResetLink } from "./mutations";
import { isAddress } from "./rules";
import { lookForAccount, sendLink } from "./types";

/** Who said to have forgotten a password gets a link, if there is such a member with a confirmed address; else nobody hears of it. */
async function answerRequest({ requestId }: z.output<typeof lookForAccount.payload>): Promise<void> {
  await db.transaction(async (tx) => {
    const [asked] = await tx.delete(resetRequests).where(eq(resetRequests.id, requestId)).returning({ login: resetRequests.login });
    if (!asked) return;
    const named = eq(isAddress(asked.login) ? users.emailFolded : users.usernameFolded, asked.login);
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(named, isNotNull(users.emailConfirmedAt), isNull(users.suspendedAt)))
      .for("update");
    if (person) await makeResetLink(tx, person.id);
  });
}

/** How long each kind of link works, from its mail. */
const lifetime = sql`case ${accountLinks.purpose} when 'reset' then interval '1 hour' when 'email-change' then interval '24 hours' else interval '7 days' end`;

/** Mails a link. Its time begins here, so that a queue that stood still does not deliver links that are dead already; a retry carries the same link. */
async function mailLink({ linkId, restored }: z.output<typeof sendLink.payload>): Promise<void> {
  const [link] = await db
    .update(accountLinks)
    .set({ expiresAt: sql`now() + ${lifetime}` })
    .where(eq(accountLinks.id, linkId))
    .returning();
  const person = link && (await mailReader(link.userId));
  if (!person) return;
  const mail = { to: link.email ?? person.email, key: `link/${linkId}` };
  const token = linkToken(link.purpose, linkId);
  if (link.purpose === "reset") return send({ ...mail, ...(await resetMail(person, { token, restored })) });
  if (link.purpose === "email-undo") return send({ ...mail, ...(await undoMail(person, { token })) });
  const holder = await holderOfAddress(link.emailFolded ?? "");
  const theirs = holder && holder !== link.userId ? await mailReader(holder) : null;
  return send({ ...mail, ...(await (theirs ? wantedAddressMail(theirs) : confirmAddressMail(person, { token }))) });
}

/** What the worker runs for this part of the subject. */
export const credentialJobs: TaskList = { ...handler(lookForAccount, answerRequest), ...handler(sendLink, mailLink) };
