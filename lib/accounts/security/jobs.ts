import { and, eq, isNotNull } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import type { z } from "zod";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { mailReader } from "../data";
import { noticeMail } from "./mails";
import { sendNotice } from "./types";

/** Only to an address that is confirmed: any other may be a stranger's, whom whoever typed it must not be able to write to. */
async function mailNotice({ id, userId, ...facts }: z.output<typeof sendNotice.payload>): Promise<void> {
  const theirs = await db.$count(users, and(eq(users.id, userId), isNotNull(users.emailConfirmedAt)));
  const reader = theirs > 0 ? await mailReader(userId) : null;
  if (reader) await send({ to: reader.email, key: `notice/${id}`, ...(await noticeMail(reader, facts)) });
}

/** What the worker runs for this part of the subject. */
export const securityJobs: TaskList = handler(sendNotice, mailNotice);
