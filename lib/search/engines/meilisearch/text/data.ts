import { sql, type SQL } from "drizzle-orm";

/** The stems of folded words, in their order, as a text. */
export const stemsOf = (folded: SQL): SQL => sql`coalesce((
  select string_agg(lexeme, ' ' order by place) from unnest(to_tsvector('words', ${folded})) as stem, unnest(stem.positions) as place), '')`;
