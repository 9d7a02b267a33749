import { and, eq, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { lookUp, NAMES, type Named } from "../data";
import type { Term } from "../../../../text/rules";

/**
 * What photographs that answer a text are put in order by, the highest first: whether all of it together is the name of their camera, lens, photographer
 * or of one of their tags, or their title; then how many of its words are in such names and how well title, description and place say them.
 */
export async function rankOf(groups: Term[][]): Promise<SQL[]> {
  const terms = groups.flat().filter(({ not }) => !not);
  if (terms.length === 0) return [];
  const [exactly, ...named] = await Promise.all([calledExactly(terms.map(({ text }) => text).join(" ")), ...terms.map((term) => lookUp(term, []))]);
  const said = named
    .filter(({ query }) => query)
    .map((one) => sql`(case when ${isNamed(one)} then 1 else 0 end + ts_rank(${photos.words}, ${one.query}::tsquery))`);
  return [
    sql`(case when ${isNamed(exactly)} or search_fold(${photos.title}) = ${exactly.query} then 1 else 0 end)`,
    ...(said.length > 0 ? [sql.join(said, sql` + `)] : []),
  ];
}

function isNamed({ cameras, lenses, tags: labels, owners }: Named): SQL {
  const any = (column: SQLWrapper, ids: string[]): SQL[] => (ids.length > 0 ? [sql`coalesce(${column} = any(${sql.param(ids)}::uuid[]), false)`] : []);
  const tagged = sql`exists (select from ${photoTags} where ${photoTags.photoId} = ${photos.id} and ${photoTags.tagId} = any(${sql.param(labels)}::uuid[]))`;
  const ways = [...any(photos.cameraId, cameras), ...any(photos.lensId, lenses), ...any(photos.ownerId, owners), ...(labels.length > 0 ? [tagged] : [])];
  return ways.length > 0 ? sql`(${sql.join(ways, sql` or `)})` : sql`false`;
}

/** What is called just so, but for case, accents and punctuation; `query` is the text as it is compared. */
async function calledExactly(text: string): Promise<Named> {
  const called = (id: SQLWrapper, table: SQLWrapper, indexed: SQL, names: SQL[], where = sql`true`): SQL =>
    sql`array(select ${id} from ${table} where search_words(${indexed}) @@ words and ${where} and text in (${sql.join(
      names.map((name) => sql`search_fold(${name})`),
      sql`, `,
    )}))`;
  const gearCalled = (kind: "camera" | "lens"): SQL => called(gear.id, gear, NAMES.gear, [sql`${gear.name}`, NAMES.gear], and(eq(gear.kind, kind)));
  const [row] = await db.execute<Named>(sql`
    select text as query, ${gearCalled("camera")} as cameras, ${gearCalled("lens")} as lenses,
      ${called(tags.id, tags, NAMES.tags, [NAMES.tags])} as tags,
      ${called(users.id, users, NAMES.users, [sql`${users.name}`, sql`${users.username}`])} as owners
    from (select search_fold(${text}) as text, phraseto_tsquery('simple', search_fold(${text})) as words) as asked`);
  return row!;
}
