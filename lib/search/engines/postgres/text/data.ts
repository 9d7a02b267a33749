import { sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { isForgivable, type Term } from "./rules";

/** How alike a word must be to be taken for another, 0 to 1, by shared groups of three letters. */
const SIMILARITY = 0.4;
/** Similar words tried for one, and photographs looked at to find them. */
const SIMILAR_WORDS = 5;
const LOOKED_AT = 1000;

/** What a term names. Names are few and photographs many: they are looked up first, so that the search proper compares ids. */
type Named = { query: string; cameras: string[]; lenses: string[]; tags: string[]; owners: string[] };

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
  const named = await lookUp(term, forgiving ? await similarWords(viewer, term) : null);
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

/** @param similar words to look for as well; null to take the term as typed */
async function lookUp(term: Term, similar: string[] | null): Promise<Named> {
  const names = (words: SQL): SQL =>
    similar === null
      ? sql`search_words(${words}) @@ query`
      : sql`search_words(${words}) @@ query or word_similarity(search_fold(${term.text}), search_fold(${words})) >= ${SIMILARITY}::real`;
  const gearNamed = (kind: "camera" | "lens"): SQL =>
    sql`array(select ${gear.id} from ${gear} where ${gear.kind} = ${kind} and (${names(sql`${gear.maker} || ' ' || ${gear.name}`)}))`;
  const query = sql.join([tsquery(term), ...(similar ?? []).map((word) => sql`phraseto_tsquery('words', ${word})`)], sql` || `);
  const [row] = await db.execute<Named>(sql`
    select query::text,
      ${gearNamed("camera")} as cameras,
      ${gearNamed("lens")} as lenses,
      array(select ${tags.id} from ${tags} where ${names(sql`${tags.name}`)}) as tags,
      array(select ${users.id} from ${users} where ${names(sql`${users.name} || ' ' || ${users.username}`)}) as owners
    from (select ${query} as query)`);
  return row ?? { query: "", cameras: [], lenses: [], tags: [], owners: [] };
}

/** Its stems in order or, for an unfinished word, anything written that begins like it. What was typed is only ever a parameter. */
function tsquery({ text, unfinished }: Term): SQL {
  const stems = sql`phraseto_tsquery('words', search_fold(${text}))`;
  if (!unfinished) return stems;
  const written = sql`phraseto_tsquery('simple', search_fold(${text}))`;
  return sql`case when numnode(${written}) = 0 then ${stems} else ${stems} || (${written}::text || ':*')::tsquery end`;
}

/** Words like this one in the titles and places of photographs the viewer may see, the most alike first. */
async function similarWords(viewer: Viewer, { text }: Term): Promise<string[]> {
  const folded = sql`search_fold(${text})`;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(SIMILARITY)}, true)`);
    const rows = await tx.execute<{ word: string }>(sql`
      select word from (
        select search_fold(${photos.title} || ' ' || ${photos.place}) as words from ${photos}
        where ${folded} <% search_fold(${photos.title} || ' ' || ${photos.place}) and ${visibleTo(viewer)} limit ${LOOKED_AT}
      ), unnest(string_to_array(words, ' ')) as word
      where similarity(word, ${folded}) >= ${SIMILARITY}::real
      group by word order by similarity(word, ${folded}) desc, word limit ${SIMILAR_WORDS}`);
    return rows.map(({ word }) => word);
  });
}
