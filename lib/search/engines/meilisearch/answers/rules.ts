import type { IndexQuery } from "@/lib/platform/search";
import { activeFields } from "../../../schema";
import {
  FIELDS,
  isValueField,
  LIMITS,
  RANGE_FIELDS,
  rangeFacet,
  VALUE_FIELDS,
  type Counts,
  type Field,
  type Query,
  type ValueCount,
  type ValueField,
} from "../../../types";
import type { Found } from "../../types";
import { bandField, decodeValue } from "../documents/rules";
import { chosenFilter, hasValue, isCalled, isNotCalled, isPhoto } from "../filters/rules";
import { after, before, cursorOf, ordered, READ, standingOfHit } from "../orders/rules";
import { MOST_VALUES } from "../settings/rules";
import type { Answer, Answers, Hit, Questions, Search } from "./types";

/** The attribute a facet is counted by. */
const counted = (field: Field): string => (isValueField(field) ? field : bandField(field));

/**
 * One question for the page and what no choice narrows, one for each facet that has a choice, which its own counts leave out. The first is two where the
 * page is not the first: what comes before it counts too. Of an order by relevance the page is asked for later, when it is known how many are called so.
 */
export function questionsOf(search: Search): Questions {
  const { query } = search;
  const active = activeFields(query);
  const facets = FIELDS.filter((field) => !active.includes(field)).map(counted);
  const all = [search.visible, ...chosenFilter(query)];
  const cursor = cursorOf(query);
  const questions: Questions = new Map();
  if (query.sort === "relevance") {
    questions.set("all", { ...question(search, all), facets });
    if (search.name) questions.set("exact", question(search, [...all, isCalled(search.name)]));
  } else {
    const page = { ...question(search, cursor ? [...all, after(cursor)] : all), sort: ordered(walkedBy(query)), hitsPerPage: LIMITS.page + 1 };
    questions.set("page", cursor ? page : { ...page, facets });
    if (cursor) questions.set("all", { ...question(search, all), facets });
  }
  for (const field of active) questions.set(field, { ...question(search, [search.visible, ...chosenFilter(query, field)]), facets: [counted(field)] });
  return questions;
}

const walkedBy = ({ sort }: Query): "newest" | "taken" => (sort === "taken" ? "taken" : "newest");

/**
 * Those that answer a text best, from the how manieth on: first what is called just so, then everything else, each in the engine's own order.
 *
 * @param exact how many are called so
 */
export function bestQuestions(search: Search, exact: number, passed: number, limit: number): IndexQuery[] {
  const all = [search.visible, ...chosenFilter(search.query)];
  const { page: _page, hitsPerPage: _hits, ...plain } = question(search, all);
  if (!search.name) return [{ ...plain, offset: passed, limit }];
  return [
    { ...plain, filter: [...all, isCalled(search.name)], offset: passed, limit },
    { ...plain, filter: [...all, isNotCalled(search.name)], offset: Math.max(0, passed - exact), limit },
  ];
}

/** How many there would be without the text. */
export const withoutText = (search: Search) => question({ ...search, text: { q: "" } }, [search.visible, ...chosenFilter(search.query)]);

/** How many there are of one value of a facet, whatever else of the facet is chosen. */
export const ofValue = (search: Search, field: ValueField, value: string) =>
  question(search, [search.visible, ...chosenFilter(search.query, field), hasValue(field, value)]);

/** Whether a photo is among all that is found, and where it stands. */
export const whereIs = (search: Search, id: string) => ({ ...question(search, [search.visible, ...chosenFilter(search.query), isPhoto(id)]), hitsPerPage: 1 });

/** The nearest after what stands somewhere in a walked order, and before it: of several, the first that has any. */
export function questionsBeside(search: Search, hit: Hit): IndexQuery[] {
  const sort = walkedBy(search.query);
  const standing = standingOfHit(sort, hit);
  const ask = (filter: string, direction: "asc" | "desc") => ({
    ...question(search, [search.visible, ...chosenFilter(search.query), filter]),
    sort: ordered(sort, direction),
    hitsPerPage: 1,
  });
  return [ask(after(standing), "desc"), ...before(standing).map((filter) => ask(filter, "asc"))];
}

/** Numbered pages are counted to the last; the others are estimated. */
const question = ({ index, text: { q, on } }: Search, filter: string[]) => ({
  indexUid: index,
  q,
  filter,
  page: 1,
  hitsPerPage: 0,
  matchingStrategy: "all" as const,
  attributesToRetrieve: READ,
  ...(on && q && { attributesToSearchOn: on }),
});

/** What a search found, of the answers to its questions. */
export function foundIn(query: Query, answers: Answers, chosen: ReadonlyMap<ValueField, ValueCount[]>): Pick<Found, "total" | "counts" | "without"> {
  const { total } = allOf(answers);
  const without = total > 0 ? [] : activeFields(query).map((field) => [field, answers.get(field)!.total]);
  const counts = [
    ...VALUE_FIELDS.map((field) => [field, bounded(field, [...valuesOf(answers, field), ...(chosen.get(field) ?? [])], query)]),
    ...RANGE_FIELDS.map((field) => [field, rangeFacet(field).bands.map((_, band) => countsOf(answers, field)[String(band)] ?? 0)]),
  ];
  return { total, counts: Object.fromEntries(counts) as Counts, without: Object.fromEntries(without) as Found["without"] };
}

/** The answer about all that was found, wherever the page begins. */
const allOf = (answers: Answers): Answer => (answers.get("all") ?? answers.get("page"))!;

/** Chosen values that a facet's answer may have left out, there being more values than it tells. */
export function untold(query: Query, answers: Answers): [ValueField, string][] {
  return VALUE_FIELDS.flatMap((field): [ValueField, string][] => {
    const told = valuesOf(answers, field);
    if (told.length < MOST_VALUES) return [];
    return (query[field] ?? []).filter((value) => !told.some((one) => one.value === value)).map((value) => [field, value]);
  });
}

const countsOf = (answers: Answers, field: Field): Record<string, number> => (answers.get(field) ?? allOf(answers)).counts[counted(field)] ?? {};

const valuesOf = (answers: Answers, field: ValueField): ValueCount[] =>
  Object.entries(countsOf(answers, field))
    .map(([value, count]) => ({ value: decodeValue(value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

/** The most frequent values and the chosen ones. */
function bounded(field: ValueField, found: ValueCount[], query: Query): Counts[ValueField] {
  const listed = query.more === field ? LIMITS.moreValues : LIMITS.values;
  const values = found.filter(({ value }, index) => index < listed || query[field]?.includes(value));
  return { values, hasMore: values.length < found.length };
}
