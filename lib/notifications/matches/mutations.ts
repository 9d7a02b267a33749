import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { enqueue } from "@/lib/platform/jobs";
import type { UserId } from "@/lib/platform/session";
import { findMatches } from "../causes/types";
import { today } from "../telling/data";
import { write } from "../telling/mutations";
import { newestMatches } from "./data";

/**
 * Tells those who follow searches that there are new matches, at most once a day for each search; some searches at a time. Answers for whom something
 * changed.
 */
export async function tellMatches(after?: string): Promise<UserId[]> {
  const { matches, next } = await newestMatches(after);
  return db.transaction(async (tx) => {
    if (next) await enqueue(tx, findMatches, { after: next }, { key: `notifications.matches:${next}` });
    if (matches.length === 0) return [];
    // One cause a day is one line.
    return write(
      tx,
      sql`wanted.bundle`,
      sql`select "ownerId" as user_id, 'search'::text as kind, 0 as rank, "searchId" as search_id, "photoId" as photo_id,
        concat('search:', "searchId", ':', ${today}) as bundle,
        null::uuid as actor_id, null::uuid as post_id, null::uuid as photo_comment_id, null::uuid as post_comment_id, null::uuid as upload_id
      from jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) as match ("searchId" uuid, "ownerId" uuid, "photoId" uuid)`,
    );
  });
}
