import { isId } from "@/lib/core/ids";
import { ask, type IndexQuery } from "@/lib/platform/search";
import type { Beside, PhotoId } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { readCursor, writeCursor } from "../../paging/schema";
import { LIMITS, type Query, type ValueCount, type ValueField } from "../../types";
import type { Found } from "../types";
import { parseText } from "../../text/rules";
import { bestQuestions, foundIn, ofValue, questionsBeside, questionsOf, untold, whereIs, withoutText } from "./answers/rules";
import type { Answers, Hit, Search } from "./answers/types";
import { markOf } from "./documents/rules";
import { visibleFilter } from "./filters/rules";
import { isKnownOrder, walkedPage } from "./orders/rules";
import { standingOf } from "./standing/data";
import type { Standing } from "./standing/types";
import { asTyped, forgivingly, isAskable, mayBeForgiven } from "./text/rules";
import type { Wording } from "./text/types";

/**
 * Answers from an index that is as the tables were when the question came, or newer; undefined where it is not, or where it cannot say: then the tables
 * are to be asked.
 *
 * @throws AppError `unavailable` when the engine does not answer
 */
export const meilisearch = {
  async search(viewer: Viewer, query: Query): Promise<Found | undefined> {
    const standing = await ready(viewer, query);
    if (!standing) return undefined;
    const { terms } = standing;
    const found = await answer(searchFor(standing, query, asTyped(terms)));
    if (found.total > 0 || !mayBeForgiven(terms)) return found;
    const similar = await answer(searchFor(standing, query, forgivingly(terms)));
    return similar.total > 0 ? { ...similar, forgiving: true } : found;
  },

  async beside(viewer: Viewer, query: Query, id: PhotoId): Promise<Beside | null | undefined> {
    if (!isId(id)) return null;
    const standing = await ready(viewer, query);
    if (!standing) return undefined;
    const { terms } = standing;
    const typed = searchFor(standing, query, asTyped(terms));
    const found = await besideIn(typed, id);
    if (found || !mayBeForgiven(terms) || (await totalOf(typed)) > 0) return found;
    return besideIn(searchFor(standing, query, forgivingly(terms)), id);
  },
};

async function ready(viewer: Viewer, query: Query): Promise<Standing | null> {
  const groups = parseText(query.q ?? "");
  const narrowed = query.more !== undefined && query.find !== undefined;
  return isAskable(groups) && isKnownOrder(query) && !narrowed ? standingOf(viewer, groups.flat()) : null;
}

function searchFor({ index, circle, terms }: Standing, query: Query, text: Wording): Search {
  const name = terms.flatMap(({ not, written }) => (not || !written ? [] : [written])).join(" ");
  return { index, query, visible: visibleFilter(circle), text, name: name ? markOf(name) : null };
}

async function answer(search: Search): Promise<Found> {
  const { query } = search;
  const answers = await answersTo(questionsOf(search));
  const [page, chosen] = await Promise.all([pageOf(search, answers), chosenCounts(search, answers)]);
  const found = { ...page, ...foundIn(query, answers, chosen), forgiving: false };
  if (found.total > 0 || !search.text.q) return found;
  const [loosened] = await ask([withoutText(search)]);
  return { ...found, without: { ...found.without, q: loosened!.total } };
}

async function answersTo(questions: ReadonlyMap<string, IndexQuery>): Promise<Answers> {
  const answers = await ask<Hit>([...questions.values()]);
  return new Map([...questions.keys()].map((what, index) => [what, answers[index]!])) as Answers;
}

async function pageOf(search: Search, answers: Answers): Promise<Pick<Found, "ids" | "next">> {
  const { query } = search;
  if (query.sort !== "relevance") return walkedPage(query, answers.get("page")!.hits);
  const cursor = readCursor(query);
  const passed = cursor?.sort === "relevance" ? cursor.passed : 0;
  const found = await best(search, answers.get("exact")?.total ?? 0, passed, LIMITS.page + 1);
  const ids = found.slice(0, LIMITS.page);
  return { ids, next: found.length > LIMITS.page ? writeCursor({ sort: "relevance", passed: passed + ids.length }) : null };
}

/** Those that answer a text best; an order that goes no further than it is worth. */
async function best(search: Search, exact: number, passed: number, most: number): Promise<PhotoId[]> {
  const limit = Math.min(most, LIMITS.relevance - passed);
  const parts = await ask<Hit>(bestQuestions(search, exact, passed, limit));
  return parts.flatMap(({ hits }) => hits.map(({ id }) => id as PhotoId)).slice(0, limit);
}

/** The counts of chosen values that are not among the most frequent; there are few of either, and none where a facet has not very many values. */
async function chosenCounts(search: Search, answers: Answers): Promise<Map<ValueField, ValueCount[]>> {
  const missing = untold(search.query, answers);
  const counts = new Map<ValueField, ValueCount[]>();
  if (missing.length === 0) return counts;
  const answered = await ask(missing.map(([field, value]) => ofValue(search, field, value)));
  missing.forEach(([field, value], index) => {
    const { total: count } = answered[index]!;
    if (count > 0) counts.set(field, [...(counts.get(field) ?? []), { value, count }]);
  });
  return counts;
}

async function totalOf(search: Search): Promise<number> {
  const [all] = await ask([...questionsOf({ ...search, query: { ...search.query, after: undefined } }).values()].slice(0, 1));
  return all!.total;
}

async function besideIn(search: Search, id: PhotoId): Promise<Beside | null> {
  if (search.query.sort === "relevance") return besideInBest(search, id);
  const [itself] = await ask<Hit>([whereIs(search, id)]);
  const hit = itself!.hits[0];
  if (!hit) return null;
  const [next, ...previous] = (await ask<Hit>(questionsBeside(search, hit))).map(({ hits }) => hits[0]?.id as PhotoId | undefined);
  return { previous: previous.find(Boolean) ?? null, next: next ?? null, position: null };
}

async function besideInBest(search: Search, id: PhotoId): Promise<Beside | null> {
  const exact = questionsOf(search).get("exact");
  const [called] = exact ? await ask([exact]) : [];
  const ids = await best(search, called?.total ?? 0, 0, LIMITS.relevance);
  const at = ids.indexOf(id);
  return at < 0 ? null : { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, position: null };
}
