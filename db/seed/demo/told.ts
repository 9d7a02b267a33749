import { sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { notifications } from "@/db/schema";
import { causeKey } from "@/lib/notifications/causes/rules";
import type { User } from "../factories";
import { idFrom } from "./ids";

/** As many of each kind, the latest of all. */
const LATEST = 20;
/** What is older than two days has been read. */
const READ_AFTER = 2 * 86_400_000;

type Found = { by: string; thing: string; comment: string | null; at: string };

/** Lets the member one signs in as be told of what others did lately, as if jobs had told it then. What an earlier run made is left alone. */
export async function tell(people: readonly User[], now: number): Promise<void> {
  const demo = people.find(({ username }) => username === "demo");
  if (!demo) return;
  const me = sql`${demo.id}::uuid`;
  const latest = async (found: SQL): Promise<Found[]> => [...(await db.execute<Found>(sql`${found} order by 4 desc limit ${LATEST}`))];
  const likes = await latest(sql`
    select l.user_id as by, p.id as thing, null as comment, l.created_at as at from photo_likes l join photos p on p.id = l.photo_id where p.owner_id = ${me} and l.user_id <> ${me}`);
  const comments = await latest(sql`
    select c.author_id as by, p.id as thing, c.id as comment, c.created_at as at
    from photo_comments c join photos p on p.id = c.photo_id where p.owner_id = ${me} and c.author_id <> ${me}`);
  const follows = await latest(sql`select follower_id as by, followed_id as thing, null as comment, created_at as at from follows where followed_id = ${me}`);
  const asking = await latest(sql`select from_id as by, to_id as thing, null as comment, created_at as at from friend_requests where to_id = ${me}`);
  const rows = [
    ...likes.map(({ by, thing, at }) => ({
      kind: "like",
      by,
      at,
      photoId: thing,
      cause: causeKey({ what: "like", of: "photo", id: thing, by }),
      about: `photo:${thing}`,
    })),
    ...comments.map(({ by, thing, comment, at }) => ({
      kind: "comment",
      by,
      at,
      photoId: thing,
      photoCommentId: comment,
      cause: causeKey({ what: "comment", on: "photo", id: comment! }),
      about: `photo:${thing}`,
    })),
    ...follows.map(({ by, at }) => ({ kind: "follow", by, at, cause: causeKey({ what: "follow", by, of: demo.id }), about: "" })),
    ...asking.map(({ by, at }) => ({ kind: "friend-request", by, at, cause: causeKey({ what: "friend-request", by, of: demo.id }), about: by })),
  ].map(({ by, at, about, ...row }) => {
    const createdAt = new Date(Math.min(Date.parse(at), now));
    const day = createdAt.toISOString().slice(0, 10);
    const read = now - createdAt.getTime() > READ_AFTER;
    return {
      ...row,
      id: idFrom(`notification ${row.cause}`, createdAt.getTime()),
      userId: demo.id,
      actorId: by,
      bundle: `${row.kind}:${about}:${day}`,
      createdAt,
      readAt: read ? createdAt : null,
    };
  });
  if (rows.length > 0) await db.insert(notifications).values(rows).onConflictDoNothing();
}
