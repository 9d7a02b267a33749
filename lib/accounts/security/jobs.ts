import type { TaskList } from "graphile-worker";
import type { z } from "zod";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { mailReader } from "../data";
import { noticeMail } from "./mails";
import { sendNotice } from "./types";

async function mailNotice({ id, userId, ...facts }: z.output<typeof sendNotice.payload>): Promise<void> {
  const reader = await mailReader(userId);
  if (reader) await send({ to: reader.email, key: `notice/${id}`, ...(await noticeMail(reader, facts)) });
}

/** What the worker runs for this part of the subject. */
export const securityJobs: TaskList = handler(sendNotice, mailNotice);
