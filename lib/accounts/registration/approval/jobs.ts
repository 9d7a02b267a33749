import type { TaskList } from "graphile-worker";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { mailReader } from "../../data";
import { declinedByMail, waitingName } from "./data";
import { declinedMail, requestMail } from "./mails";
import { removeDeclined } from "./mutations";
import { sendRequest, turnAway } from "./types";

async function mailRequest({ userId, administratorId }: { userId: string; administratorId: string }): Promise<void> {
  const [username, reader] = await Promise.all([waitingName(userId), mailReader(administratorId)]);
  if (username && reader) await send({ to: reader.email, key: `request/${userId}/${administratorId}`, ...(await requestMail(reader, username)) });
}

/** The mail first: afterwards nobody knows the address any more. */
async function tellAndRemove({ userId }: { userId: string }): Promise<void> {
  const reader = (await declinedByMail(userId)) ? await mailReader(userId) : null;
  if (reader) await send({ to: reader.email, key: `declined/${userId}`, ...(await declinedMail(reader)) });
  await removeDeclined(userId);
}

/** What the worker runs for this part of the subject. */
export const approvalJobs: TaskList = { ...handler(sendRequest, mailRequest), ...handler(turnAway, tellAndRemove) };
