import { sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { db } from "@/db/client";
import { rateLimits } from "@/db/schema";

type Allowance = { limit: number; seconds: number };

const hashed = (parts: string[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

/**
 * Counts one try of the thing these parts name, in one statement, and says whether it is still within `limit` tries per window of `seconds`.
 * Counting comes before trying, so that parallel tries cannot slip through together.
 */
export async function allows(parts: string[], { limit, seconds }: Allowance): Promise<boolean> {
  const window = sql`now() + make_interval(secs => ${seconds})`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key: hashed(parts), count: 1, resetsAt: window })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetsAt} <= now() then 1 else ${rateLimits.count} + 1 end`,
        resetsAt: sql`case when ${rateLimits.resetsAt} <= now() then ${window} else ${rateLimits.resetsAt} end`,
      },
    })
    .returning({ count: rateLimits.count });
  return row!.count <= limit;
}

/** Forgets the tries these parts name, e.g. after the right password. */
export async function forgive(parts: string[]): Promise<void> {
  await db.delete(rateLimits).where(sql`${rateLimits.key} = ${hashed(parts)}`);
}
