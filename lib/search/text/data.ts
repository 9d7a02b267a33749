import { sql, type SQL } from "drizzle-orm";
import type { Term } from "./rules";

/** Its stems in order or, for an unfinished word, anything written that begins like it. What was typed is only ever a parameter. */
export function tsquery({ text, unfinished }: Term): SQL {
  const stems = sql`phraseto_tsquery('words', search_fold(${text}))`;
  if (!unfinished) return stems;
  const written = sql`phraseto_tsquery('simple', search_fold(${text}))`;
  return sql`case when numnode(${written}) = 0 then ${stems} else ${stems} || (${written}::text || ':*')::tsquery end`;
}
