import { activeFields } from "../../../schema";
import {
  FIELDS,
  isValueField,
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
import { bandOf, decodeValue } from "../documents/rules";
import { beyond, chosenFilter } from "../filters/rules";
import { MOST_VALUES } from "../settings/rules";
import type { Answers, Questions, Search } from "./types";

const PAGE = 60;
/** Values a facet lists, and how many when its longer list is open. */
const VALUES = 12;
const MORE_VALUES = 100;

const NEWEST = ["place1:desc", "place2:desc", "place3:desc"];
const OLDEST = ["place1:asc", "place2:asc", "place3:asc"];

/** The attribute a facet is counted by. */
const counted = (field: Field): string => (isValueField(field) ? field : bandOf(field));

/**
 * One question for the page and what no choice narrows, one for each facet that has a choice, which its own counts leave out. The first is two where the
 * page is not the first: what comes before it counts too.
 */
export function questionsOf(search: Search): Questions {
  const { query } = search;
  const active = activeFields(query);
  const facets = FIELDS.filter((field) => !active.includes(field)).map(counted);
  const all = [search.visible, ...chosenFilter(query)];
  const page = { ...question(search, query.after ? [...all, beyond(query.after, "after")] : all), sort: NEWEST, hitsPerPage: PAGE + 1 };
  const questions: Questions = new Map([["page", query.after ? page : { ...page, facets }]]);
  if (query.after) questions.set("all", { ...question(search, all), facets });
  for (const field of active) questions.set(field, { ...question(search, [search.visible, ...chosenFilter(query, field)]), facets: [counted(field)] });
  return questions;
}

/** How many there would be without the text. */
export const withoutText = (search: Search) => question({ ...search, text: { q: "" } }, [search.visible, ...chosenFilter(search.query)]);

/** The nearest before a photo, the nearest after it, and the photo itself. */
export const questionsBeside = (search: Search, id: string, itself: string) => {
  const all = [search.visible, ...chosenFilter(search.query)];
  return [
    { ...question(search, [...all, beyond(id, "before")]), sort: OLDEST, hitsPerPage: 1 },
    { ...question(search, [...all, beyond(id, "after")]), sort: NEWEST, hitsPerPage: 1 },
    { ...question(search, [...all, itself]), hitsPerPage: 1 },
  ];
};

/** Numbered pages are counted to the last; the others are estimated. */
const question = ({ index, text: { q, on } }: Search, filter: string[]) => ({
  indexUid: index,
  q,
  filter,
  page: 1,
  hitsPerPage: 0,
  matchingStrategy: "all" as const,
  attributesToRetrieve: ["id"],
  ...(on && q && { attributesToSearchOn: on }),
});

/** What a search found, of the answers to its questions. */
export function foundIn(query: Query, answers: Answers, chosen: ReadonlyMap<ValueField, ValueCount[]>): Omit<Found, "forgiving"> {
  const page = answers.get("page")!;
  const all = answers.get("all") ?? page;
  const ids = page.ids.slice(0, PAGE);
  const without = all.total > 0 ? [] : activeFields(query).map((field) => [field, answers.get(field)!.total]);
  const counts = [
    ...VALUE_FIELDS.map((field) => [field, bounded(field, [...valuesOf(answers, field), ...(chosen.get(field) ?? [])], query)]),
    ...RANGE_FIELDS.map((field) => [field, rangeFacet(field).bands.map((_, band) => countsOf(answers, field)[String(band)] ?? 0)]),
  ];
  return {
    ids,
    next: page.ids.length > PAGE ? ids.at(-1)! : null,
    total: all.total,
    counts: Object.fromEntries(counts) as Counts,
    without: Object.fromEntries(without) as Found["without"],
  };
}

/** Chosen values that a facet's answer may have left out, there being more values than it tells. */
export function untold(query: Query, answers: Answers): [ValueField, string][] {
  return VALUE_FIELDS.flatMap((field): [ValueField, string][] => {
    const told = valuesOf(answers, field);
    if (told.length < MOST_VALUES) return [];
    return (query[field] ?? []).filter((value) => !told.some((one) => one.value === value)).map((value) => [field, value]);
  });
}

const countsOf = (answers: Answers, field: Field): Record<string, number> =>
  (answers.get(field) ?? answers.get("all") ?? answers.get("page"))!.counts[counted(field)] ?? {};

const valuesOf = (answers: Answers, field: ValueField): ValueCount[] =>
  Object.entries(countsOf(answers, field))
    .map(([value, count]) => ({ value: decodeValue(value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

/** The most frequent values and the chosen ones. */
function bounded(field: ValueField, found: ValueCount[], query: Query): Counts[ValueField] {
  const listed = query.more === field ? MORE_VALUES : VALUES;
  const values = found.filter(({ value }, index) => index < listed || query[field]?.includes(value));
  return { values, hasMore: values.length < found.length };
}
