import type { Route } from "next";
import { foldTag } from "@/lib/tags/rules";
import { readInterval, tidyInterval, writeInterval } from "./intervals/schema";
import { readCursor } from "./paging/schema";
import { sameInterval } from "./rules";
import {
  FIELDS,
  isValueField,
  RANGE_FIELDS,
  SORTS,
  VALUE_FIELDS,
  valueFacet,
  type Field,
  type Interval,
  type Query,
  type RangeField,
  type Sort,
  type ValueField,
  type Wanted,
} from "./types";

// No zod here: links to searches are made in the browser too, and what is not understood is dropped, not complained about.

/** Query parameters as Next hands them to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The parameters of an address, or of a form as it would be sent, by name. */
export const paramsIn = (given: URLSearchParams | FormData): SearchParams =>
  Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).map(String)]));

export const MAX_TEXT = 200;
const MAX_VALUE = 100;
const MAX_VALUES = 20;
const MAX_INTERVALS = 12;

/**
 * Reads a query from a URL. Never throws: what is unknown, malformed or out of bounds is left out. Takes the canonical
 * form (`iso=400..800`, `aperture=1.8`, `focalLength=24...35` without its end,
 * `taken=2024-05`) and what the page's forms send (`iso.from=400&iso.to=800`).
 */
export function parseQuery(params: SearchParams): Query {
  const query: Query = {};
  for (const field of VALUE_FIELDS) query[field] = all(params, field);
  for (const field of RANGE_FIELDS) query[field] = intervals(field, params);
  const [q, sort, more, find, after] = (["q", "sort", "more", "find", "after"] as const).map((name) => all(params, name)[0]);
  return canonical({ ...query, q, sort: sort as Sort | undefined, more: more as ValueField | undefined, find, after });
}

/** The one address of a query. */
export function searchUrl(wanted: Wanted): Route {
  const parameters = entries(canonical(wanted)).map(([name, value]) => `${name}=${encode(value)}`);
  return parameters.length > 0 ? `/search?${parameters.join("&")}` : "/search";
}

/** The parameters of a query's address, in order; also what a form must send along to keep it. */
export function entries(query: Query): [name: string, value: string][] {
  const facets = FIELDS.flatMap((field): [string, string][] =>
    isValueField(field) ? (query[field] ?? []).map((value) => [field, value]) : (query[field] ?? []).map((interval) => [field, writeInterval(field, interval)]),
  );
  const rest = (["sort", "more", "find", "after"] as const).flatMap((name): [string, string][] => (query[name] ? [[name, query[name]]] : []));
  return [...(query.q ? [["q", query.q] satisfies [string, string]] : []), ...facets, ...rest];
}

/** Whether the parameters came from one of the page's forms and have a shorter address. */
export const isFormQuery = (params: SearchParams): boolean =>
  ["q", "find"].some((name) => params[name] === "") ||
  params.sort === "newest" ||
  RANGE_FIELDS.some((field) => params[`${field}.from`] !== undefined || params[`${field}.to`] !== undefined);

/** Cleans, sorts and bounds a query, so that equal queries are equal data. */
export function canonical(wanted: Wanted): Query {
  const query: Query = {};
  const q = tidy(wanted.q ?? "", MAX_TEXT);
  if (q) query.q = q;
  for (const field of VALUE_FIELDS) {
    const values = [...new Set(list(wanted[field]).flatMap((value) => tidyValue(field, value)))];
    if (values.length > 0) query[field] = values.sort().slice(0, MAX_VALUES);
  }
  for (const field of RANGE_FIELDS) {
    const inOrder = list(wanted[field])
      .flatMap((interval) => tidyInterval(field, interval))
      .sort(byEnds);
    const distinct = inOrder.filter((interval, index) => index === 0 || !sameInterval(interval, inOrder[index - 1]!));
    if (distinct.length > 0) query[field] = distinct.slice(0, MAX_INTERVALS);
  }
  if (wanted.sort && canSort(query, wanted.sort)) query.sort = wanted.sort;
  if (wanted.more && (VALUE_FIELDS as string[]).includes(wanted.more)) query.more = wanted.more;
  const find = query.more && valueFacet(query.more).long ? tidy(wanted.find ?? "", MAX_VALUE) : "";
  if (find) query.find = find;
  if (readCursor({ sort: query.sort, after: wanted.after })) query.after = wanted.after;
  return query;
}

/** Whether an order is one, needs saying, and has what it goes by. */
const canSort = ({ q }: Query, sort: Sort): sort is NonNullable<Query["sort"]> =>
  SORTS.includes(sort) && sort !== "newest" && (sort !== "relevance" || q !== undefined);

/** The query from its first page in another order. */
export const sorted = (query: Query, sort: Sort): Query => canonical({ ...query, after: undefined, sort });

/** The fields a query narrows, in the order of the table. */
export const activeFields = (query: Query): Field[] => FIELDS.filter((field) => (query[field]?.length ?? 0) > 0);

/** The query from its first page, with a value chosen or, if it was, no longer chosen. */
export function toggleValue(query: Query, field: ValueField, value: string): Query {
  const chosen = query[field] ?? [];
  return canonical({ ...query, after: undefined, [field]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] });
}

/** The query from its first page, with an interval chosen or, if it was, no longer chosen. */
export function toggleInterval(query: Query, field: RangeField, { from, to, below }: Interval): Query {
  const interval = { from, to, below };
  const chosen = query[field] ?? [];
  const others = chosen.filter((one) => !sameInterval(one, interval));
  return canonical({ ...query, after: undefined, [field]: others.length < chosen.length ? others : [...chosen, interval] });
}

/** The query from its first page, without a facet's choice or without the text. */
export function leaveOut(query: Query, what: Field | "q"): Query {
  return canonical({ ...query, after: undefined, [what]: undefined });
}

const list = <Item>(items: Item | readonly Item[] | undefined): readonly Item[] =>
  items === undefined ? [] : Array.isArray(items) ? (items as readonly Item[]) : [items as Item];

const all = (params: SearchParams, name: string): string[] => {
  const value = params[name];
  return (value === undefined ? [] : Array.isArray(value) ? value : [value]).slice(0, MAX_VALUES);
};

/** One line of well-formed text without control characters, in composed form, at most `max` characters long. */
const tidy = (text: string, max: number): string =>
  [
    ...text
      .slice(0, max * 4)
      .toWellFormed()
      .normalize("NFC")
      .replaceAll(/[\s\p{Cc}\uFFFD]+/gu, " ")
      .trim(),
  ]
    .slice(0, max)
    .join("")
    .trim();

function tidyValue(field: ValueField, value: string): string[] {
  const tidied = field === "tag" ? foldTag(value.toWellFormed()) : tidy(value.toLowerCase(), MAX_VALUE);
  return tidied && (valueFacet(field).values?.includes(tidied) ?? true) ? [tidied] : [];
}

const byEnds = (a: Interval, b: Interval): number =>
  (a.from ?? -Number.MAX_VALUE) - (b.from ?? -Number.MAX_VALUE) ||
  (a.to ?? Number.MAX_VALUE) - (b.to ?? Number.MAX_VALUE) ||
  Number(b.below ?? false) - Number(a.below ?? false);

function intervals(field: RangeField, params: SearchParams): Interval[] {
  const typed = readInterval(field, `${all(params, `${field}.from`)[0] ?? ""}..${all(params, `${field}.to`)[0] ?? ""}`);
  return typed ? [typed] : all(params, field).flatMap((text) => readInterval(field, text) ?? []);
}

/** Percent-encodes what a query string needs encoded and leaves the rest readable. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%20", "+");
