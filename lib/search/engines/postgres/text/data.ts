import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { isHidden } from "@/lib/accounts/data";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { tsquery } from "../../../text/data";
import { errorsForgiven, isForgivable, typingErrors, type Term } from "../../../text/rules";

/** The part of a word's groups of three letters that another must share to be looked at, 0 to 1. */
const SIMILARITY = 0.4;
/** Rows of each table looked at in search of similar words, and words then compared letter by letter. */
const LOOKED_AT = 500;
const WORDS = 100;

/** What a term names. Names are few and photographs many: they are looked up first, so that the search proper compares ids. */
export type Named = { query: string; cameras: string[]; lenses: string[]; tags: string[]; owners: string[] };

/**
 * The predicates over `photos` that a text stands for, all of them required: each term is in the title, description or
 * place, or in the name of a tag, the camera, the lens or the owner.
 *
 * @param forgiving also take words for similar ones that this viewer could come across
 */
export async function textConditions(viewer: Viewer, groups: Term[][], forgiving: boolean): Promise<SQL[]> {
  return Promise.all(
    groups.map(async (group) => {
      const alternatives = await Promise.all(group.map((term) => termCondition(viewer, term, forgiving && isForgivable(term))));
      return sql`(${sql.join(alternatives, sql` or `)})`;
    }),
  );
}

async function termCondition(viewer: Viewer, term: Term, forgiving: boolean): Promise<SQL> {
  const named = await lookUp(term, forgiving ? await similarWords(viewer, term) : []);
  // Nothing is left of some signs once folded; a term that says nothing asks for nothing.
  if (!named.query) return sql`true`;
  const sources = [sql`${photos.words} @@ ${named.query}::tsquery`];
  if (named.cameras.length > 0) sources.push(sql`${photos.cameraId} = any(${sql.param(named.cameras)}::uuid[])`);
  if (named.lenses.length > 0) sources.push(sql`${photos.lensId} = any(${sql.param(named.lenses)}::uuid[])`);
  if (named.owners.length > 0) sources.push(sql`${photos.ownerId} = any(${sql.param(named.owners)}::uuid[])`);
  const own = sql`(${sql.join(sources, sql` or `)})`;
  const tagged = sql`select ${photoTags.photoId} from ${photoTags} where ${photoTags.tagId} = any(${sql.param(named.tags)}::uuid[])`;
  // A union of ids, since an alternative that is a subquery would keep the others from their indexes.
  const found = named.tags.length > 0 ? sql`${photos.id} in (select ${photos.id} from ${photos} where ${own} union all ${tagged})` : own;
  return term.not ? sql`(${found}) is not true` : found;
}

/** @param similar words to look for as well */
export async function lookUp(term: Term, similar: string[]): Promise<Named> {
  const gearNamed = (kind: "camera" | "lens"): SQL =>
    sql`array(select ${gear.id} from ${gear} where ${gear.kind} = ${kind} and search_words(${NAMES.gear}) @@ query)`;
  const query = sql.join([tsquery(term), ...similar.map((word) => sql`phraseto_tsquery('words', ${word})`)], sql` || `);
  const [row] = await db.execute<Named>(sql`
    select query::text,
      ${gearNamed("camera")} as cameras,
      ${gearNamed("lens")} as lenses,
      array(select ${tags.id} from ${tags} where search_words(${NAMES.tags}) @@ query) as tags,
      array(select ${users.id} from ${users} where search_words(${NAMES.users}) @@ query) as owners
    from (select ${query} as query)`);
  return row ?? { query: "", cameras: [], lenses: [], tags: [], owners: [] };
}

/** What is indexed of each table, letter by letter as the schema has it. */
export const NAMES = {
  gear: sql`${gear.maker} || ' ' || ${gear.name}`,
  tags: sql`${tags.name}`,
  users: sql`${users.name} || ' ' || ${users.username}`,
  photos: sql`${photos.title} || ' ' || ${photos.place}`,
};

/** Words a typing error or two away from this one, in names and in the titles and places of photographs the viewer may see. */
async function similarWords(viewer: Viewer, { text }: Term): Promise<string[]> {
  const letters = sql`search_letters(${text})`;
  const heard = (table: SQLWrapper, words: SQL, where = sql`true`): SQL =>
    sql`(select search_fold(${words}) as words from ${table} where ${letters} <% search_letters(${words}) and ${where} limit ${LOOKED_AT})`;
  const sources = [
    heard(gear, NAMES.gear),
    heard(tags, NAMES.tags),
    heard(users, NAMES.users, sql`not ${isHidden}`),
    heard(photos, NAMES.photos, visibleTo(viewer)),
  ];
  const stem = (word: SQL): SQL => sql`(tsvector_to_array(to_tsvector('words', ${word})))[1]`;
  const rows = await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(SIMILARITY)}, true)`);
    return tx.execute<{ word: string; stem: string; typed: string; typedStem: string }>(sql`
      select word, ${stem(sql`word`)} as stem, search_fold(${text}) as typed, ${stem(sql`search_fold(${text})`)} as "typedStem"
      from (select distinct word from (${sql.join(sources, sql` union all `)}), unnest(string_to_array(words, ' ')) as word where word <> '')
      order by similarity(search_letters(word), ${letters}) desc, word limit ${WORDS}`);
  });
  const errors = (row: (typeof rows)[number]): number => Math.min(typingErrors(row.typed, row.word), typingErrors(row.typedStem, row.stem));
  return rows.filter((row) => errors(row) <= errorsForgiven(row.typed)).map(({ word }) => word);
}
