import { and, eq, isNotNull } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { hasArrived, mailReader } from "@/lib/accounts/data";
import { handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { inLetter } from "./data";
import { letterMail, unsubscribeAddress } from "./mails";
import { take } from "./mutations";
import { gatherMail, sendLetter, type LetterKind } from "./types";

/** Done again it takes what came since, which is then in a mail of its own. */
const gather = ({ userId }: { userId: string }): Promise<unknown> => db.transaction((tx) => take(tx, "at-once", [userId], new Date()));

/** Sent again it has the same key, by which it is known as the same. What was read, undone or is not for its reader any more is not in it; with nothing left, there is none. */
async function mail({ userId, kind, at }: { userId: string; kind: LetterKind; at: string }): Promise<void> {
  const there = await db.$count(users, and(eq(users.id, userId), isNotNull(users.emailConfirmedAt), hasArrived));
  const reader = there > 0 ? await mailReader(userId) : null;
  const views = reader ? await inLetter(userId, kind, new Date(at)) : [];
  if (!reader || views.length === 0) return;
  const letter = await letterMail({ ...reader, userId }, kind, views);
  await send({ to: reader.email, key: `notifications/${userId}/${kind}/${at}`, unsubscribe: unsubscribeAddress(userId), ...letter });
}

/** What the worker runs for mails that tell of what happened. */
export const digestJobs: TaskList = { ...handler(gatherMail, async (payload) => void (await gather(payload))), ...handler(sendLetter, mail) };
