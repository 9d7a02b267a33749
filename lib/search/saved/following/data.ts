import { and, desc, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import type { PhotoId } from "@/lib/photos/types";
import type { Member } from "@/lib/platform/session";
import { matching } from "../../engines/postgres/counts/data";
import { inlineConditions } from "../../engines/postgres/text/inline/data";
import { parseText } from "../../text/rules";
import type { Query } from "../../types";
import { isNew } from "../data";

/** A search that somebody wants to hear of, and the moment, as an id, since which they have heard nothing. */
type Asked = { viewer: Member; query: Query; since: string };

/** The newest of what each search finds that was published since, as far as its owner may see it and it is not theirs; null where there is nothing. One statement. */
export async function newestOf(asked: readonly Asked[]): Promise<(PhotoId | null)[]> {
  if (asked.length === 0) return [];
  const newest = asked.map(({ viewer, query, since }, index) => {
    const found = matching({ viewer, query, text: inlineConditions(parseText(query.q ?? "")), rank: [] });
    return sql`select ${sql.raw(String(index))}::int as index, (
      select ${photos.id} from ${photos} where ${and(isNew(since), found, sql`${photos.ownerId} <> ${viewer.id}::uuid`)} order by ${desc(photos.id)} limit 1) as id`;
  });
  const rows = await db.execute<{ index: number; id: PhotoId | null }>(sql`${sql.join(newest, sql` union all `)}`);
  return rows.toSorted((a, b) => a.index - b.index).map(({ id }) => id);
}
