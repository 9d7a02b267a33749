import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { readCursor, writeCursor } from "../../paging/schema";
import type { Cursor } from "../../paging/types";
import { ends } from "../../rules";
import { activeFields, canonical } from "../../schema";
import {
  FACETS,
  isValueField,
  LIMITS,
  RANGE_FIELDS,
  rangeFacet,
  SORTS,
  VALUE_FIELDS,
  valueFacet,
  type Field,
  type Interval,
  type Query,
  type RangeField,
  type Sort,
  type ValueField,
} from "../../types";
import type { Found } from "../types";
import { WORDS, type Row, type World } from "./world.test";

// What an engine should answer, by the plainest reading of the rules, and random questions by random people.

/** A word to find or to do without. */
type Asked = { word: string; not: boolean };
export type Case = { query: Query; asked: Asked[]; viewer: Viewer };

/** What must be so of an answer; `ids` of an order by relevance are any of `hits`, those that are called so exactly first. */
export type Expected = Omit<Found, "next" | "forgiving"> & { hits: string[]; exact: string[] };

/** The naive reading of who may see what. */
function visible({ friends, followers, blocked }: World, viewer: Viewer, { photo, owner }: Row): boolean {
  if (photo.status !== "ready" || photo.deletedAt || photo.removedAt) return false;
  if (viewer.kind === "member" && viewer.id === photo.ownerId) return true;
  const pair = viewer.kind === "member" ? `${viewer.id} ${owner.id}` : "";
  if (owner.suspendedAt || owner.deletesAt || blocked.has(pair)) return false;
  const confirmed = viewer.kind === "member" && viewer.confirmed;
  const friend = confirmed && friends.has(pair);
  if (photo.visibility === "public") return viewer.mayLook && (!owner.private || friend || (confirmed && followers.has(pair)));
  return photo.visibility === "friends" && friend;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const says = (row: Row, word: string, unfinished: boolean): boolean =>
  fold(row.texts.join(" "))
    .split(" ")
    .some((one) => one === word || (unfinished && word.length >= 3 && one.startsWith(word)));

const fitsText = (row: Row, asked: Asked[]): boolean => asked.every(({ word, not }, index) => says(row, word, !not && index === asked.length - 1) !== not);

const inside = (field: RangeField, value: number | null, interval: Interval): boolean => {
  const { min, max, below } = ends(field, interval);
  return value !== null && value >= min && (below ? value < max : value <= max);
};

const fits = (row: Row, field: Field, query: Query): boolean =>
  isValueField(field)
    ? query[field]!.some((value) => row.values[field].includes(value))
    : query[field]!.some((interval) => inside(field, row.numbers[field], interval));

/** What an engine should have answered. */
export function expected(world: World, { query, asked, viewer }: Case): Expected {
  const active = activeFields(query);
  const seen = world.rows.filter((row) => visible(world, viewer, row));
  const without = (what?: Field): Row[] => seen.filter((row) => fitsText(row, asked) && active.every((field) => field === what || fits(row, field, query)));
  const hits = without().sort((a, b) => compare(placeOf(a, query.sort), placeOf(b, query.sort)));
  const counts = Object.fromEntries([
    ...VALUE_FIELDS.map((field) => [field, listed(world, without(field), field, query)]),
    ...RANGE_FIELDS.map((field) => {
      const rows = without(field);
      return [field, rangeFacet(field).bands.map((band) => rows.filter((row) => inside(field, row.numbers[field], band)).length)];
    }),
  ]) as Found["counts"];
  const loosened = Object.fromEntries([
    ...active.map((field) => [field, without(field).length]),
    ...(asked.length > 0 ? [["q", seen.filter((row) => active.every((field) => fits(row, field, query))).length]] : []),
  ]) as Found["without"];
  const idsOf = (rows: Row[]): Found["ids"] => rows.map(({ photo }) => photo.id as Found["ids"][number]);
  const text = asked.flatMap(({ word, not }) => (not ? [] : [word])).join(" ");
  return {
    ids: idsOf(hits.filter(beyond(query))).slice(0, LIMITS.page),
    total: hits.length,
    counts,
    without: hits.length === 0 ? loosened : {},
    hits: idsOf(hits),
    exact: idsOf(hits.filter((row) => text !== "" && row.names.some((name) => fold(name) === text))),
  };
}

type Place = (string | number)[];

/** What decides where a photograph stands, the highest first. */
const placeOf = ({ photo, likes }: Row, sort: Sort = "newest"): Place =>
  sort === "taken" ? [momentOf(photo.takenLocal) ?? "", photo.id] : sort === "popular" ? [likes, photo.id] : [photo.id];

const compare = (a: Place, b: Place): number => {
  const at = a.findIndex((key, index) => key !== b[index]);
  return at < 0 ? 0 : a[at]! > b[at]! ? -1 : 1;
};

/** As cursors write it, whose order is that of time. */
function momentOf(taken: string | null): string | null {
  const [whole = "", fraction = ""] = taken?.replace(" ", "T").split(".") ?? [];
  return taken === null ? null : `${whole}.${fraction.padEnd(6, "0")}`;
}

/** Where a page ended that ended with this photograph. */
export function cursorOf({ photo, likes }: Row, sort: Exclude<Sort, "relevance"> = "newest"): Cursor {
  const id = photo.id as Found["ids"][number];
  if (sort === "taken") return { sort, id, taken: momentOf(photo.takenLocal) };
  return sort === "popular" ? { sort, id, likes } : { sort, id };
}

function beyond(query: Query): (row: Row) => boolean {
  const cursor = readCursor(query);
  if (!cursor || cursor.sort === "relevance") return () => true;
  const from = cursor.sort === "taken" ? [cursor.taken ?? "", cursor.id] : cursor.sort === "popular" ? [cursor.likes, cursor.id] : [cursor.id];
  return (row) => compare(from, placeOf(row, query.sort)) < 0;
}

function listed({ said }: World, rows: Row[], field: ValueField, query: Query): Found["counts"][ValueField] {
  const tally = new Map<string, number>();
  for (const value of rows.flatMap((row) => row.values[field])) tally.set(value, (tally.get(value) ?? 0) + 1);
  const open = query.more === field;
  const sought = open && query.find ? fold(query.find).split(" ") : [];
  const isFound = (value: string): boolean => sought.every((part) => fold(said.get(`${field} ${value}`) ?? "").includes(part));
  const all = [...tally]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => Number(isFound(b.value)) - Number(isFound(a.value)) || b.count - a.count || (a.value < b.value ? -1 : 1));
  const worth = all.filter(({ value }) => isFound(value) || query[field]?.includes(value));
  const values = worth.filter(({ value }, index) => (isFound(value) && index < (open ? LIMITS.moreValues : LIMITS.values)) || query[field]?.includes(value));
  return { values, hasMore: values.length < worth.length };
}

const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof(fc.constant(undefined), arbitrary);
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Random questions by random people; few conditions more often than many. */
export function aCase(world: World): fc.Arbitrary<Case> {
  const { rows, vocabulary, viewers } = world;
  const value = (field: ValueField) =>
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...vocabulary[field]) }, { weight: 1, arbitrary: fc.constant("nobody-knows") });
  const interval = (field: RangeField): fc.Arbitrary<Interval> => {
    const [min, max] = FACETS[field].limits;
    const occurring = rows.flatMap((row) => row.numbers[field] ?? []);
    const any = rangeFacet(field).whole ? fc.integer({ min, max }) : fc.double({ min, max: Math.min(60, max), noNaN: true });
    const end = fc.oneof(fc.constantFrom(...occurring), any);
    return fc.oneof(fc.constantFrom<Interval>(...rangeFacet(field).bands), fc.record({ from: end, to: end, below: fc.boolean() }, { requiredKeys: [] }));
  };
  const facets = Object.fromEntries([
    ...VALUE_FIELDS.map((field) => [field, rarely(fc.array(value(field), { maxLength: 3 }))]),
    ...RANGE_FIELDS.map((field) => [field, rarely(fc.array(interval(field), { maxLength: 3 }))]),
  ]) as Record<string, fc.Arbitrary<unknown>>;
  const asked = rarely(fc.tuple(fc.array(fc.record({ word: fc.constantFrom(...WORDS), not: fc.boolean() }), { minLength: 1, maxLength: 3 }), fc.boolean()));
  const found = fc.constantFrom("quasar", "Maker1", "ar", "0mm", "TA", "a e", "maker1 cam", "no such thing", "%", "_");
  return fc
    .record({
      facets: fc.record(facets),
      // Most facets are seldom chosen together.
      kept: fc.uniqueArray(fc.constantFrom(...VALUE_FIELDS, ...RANGE_FIELDS), { maxLength: 4 }),
      asked,
      sort: some(fc.constantFrom(...SORTS)),
      after: rarely(fc.constantFrom(...rows)),
      more: some(fc.constantFrom(...VALUE_FIELDS)),
      find: some(found),
      viewer: fc.constantFrom(...viewers),
    })
    .map(({ facets: all, kept, asked: text, sort, after, viewer, ...rest }) => {
      const terms = (text?.[0] ?? []).map((term, index, list) =>
        text?.[1] && index === list.length - 1 && !term.not ? { ...term, word: term.word.slice(0, 4) } : term,
      );
      const q = terms.map(({ word, not }) => `${not ? "-" : ""}${word}`).join(" ");
      const chosen = Object.fromEntries(Object.entries(all).filter(([field]) => (kept as string[]).includes(field)));
      const ended = after && writeCursor(sort === "relevance" ? { sort, passed: 1 + (after.photo.fileName.length % 30) } : cursorOf(after, sort));
      return { query: canonical({ ...chosen, ...rest, q, sort, after: ended }), asked: terms, viewer };
    });
}

test("questions are as they are asked, and of every kind", () => {
  const id = newId();
  const row = { photo: { id, takenLocal: "2024-05-31 11:59:59.5", fileName: "a" }, likes: 3, numbers: {}, values: {} } as unknown as Row;
  for (const field of RANGE_FIELDS) row.numbers[field] = 1;
  const vocabulary = Object.fromEntries(VALUE_FIELDS.map((field) => [field, valueFacet(field).values ?? ["x"]])) as World["vocabulary"];
  const world = { rows: [row], viewers: [{ kind: "guest" }], vocabulary } as unknown as World;
  const cases = fc.sample(aCase(world), { seed: 1, numRuns: 2000 });
  for (const { query } of cases) expect(canonical(query)).toEqual(query);
  const kinds = new Set(cases.flatMap(({ query }) => Object.keys(query)));
  expect([...VALUE_FIELDS, ...RANGE_FIELDS, "q", "sort", "after", "more", "find"].filter((kind) => !kinds.has(kind))).toEqual([]);
  expect(cursorOf(row, "taken")).toEqual({ sort: "taken", id, taken: "2024-05-31T11:59:59.500000" });
});
