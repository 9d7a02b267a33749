import type { JobHelpers, TaskList } from "graphile-worker";
import { log } from "@/lib/core/log";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { forgetMails } from "@/lib/platform/mail/mailbox";
import type { UserId } from "@/lib/platform/session";
import { foldEmail } from "../rules";
import { mailboxesOf } from "./data";
import { beginErasing, closeReceipt, eraseSome, finishErasing, openReceipt, type Eraser } from "./erasing/mutations";
import { receiptMail } from "./mails";
import { eraseAccount, sendReceipt } from "./types";

/**
 * What the worker runs for this part of the subject.
 *
 * @param erasers what each subject removes of a person, in the order in which it is removed
 */
export const leavingJobs = (erasers: readonly Eraser[]): TaskList => ({
  ...handler(eraseAccount, ({ userId }) => erase(erasers, userId)),
  ...handler(sendReceipt, ({ erasureId }, { job }) => mailReceipt(erasureId, job)),
});

/** Erases a person, a part at a time. May be cut off anywhere and run again: each part is removed and counted at once. */
async function erase(erasers: readonly Eraser[], userId: UserId): Promise<void> {
  if (!(await beginErasing(userId))) return;
  await forgetMailsTo(await mailboxesOf(userId));
  do {
    for (const eraser of erasers) while (await eraseSome(eraser, userId));
  } while (!(await finishErasing(erasers, userId)));
}

/** Mails the receipt and forgets to whom; where it cannot be mailed, the last attempt only forgets. What can go wrong may name the address, so it is not told. */
async function mailReceipt(erasureId: string, { attempts, max_attempts: most }: JobHelpers["job"]): Promise<void> {
  const receipt = await openReceipt(erasureId);
  if (!receipt) return;
  await forgetMailsTo([foldEmail(receipt.email)]);
  const sent = await send({ to: receipt.email, key: `receipt/${erasureId}`, ...(await receiptMail(receipt)) }).then(
    () => true,
    () => false,
  );
  if (!sent && attempts < most) throw new Error("the receipt of an erased account could not be mailed");
  if (!sent) log.warn({ erasureId }, "nobody could be told that an account was erased");
  await closeReceipt(erasureId);
}

/** Mails that stayed on this machine. */
async function forgetMailsTo(addresses: readonly string[]): Promise<void> {
  await forgetMails((to) => addresses.includes(foldEmail(to)));
}
