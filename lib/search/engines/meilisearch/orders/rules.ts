import { dateOf, dayOf } from "../../../intervals/rules";
import { readCursor, writeCursor } from "../../../paging/schema";
import type { Cursor } from "../../../paging/types";
import { LIMITS, type Query } from "../../../types";
import type { Found } from "../../types";
import { placeOf } from "../documents/rules";
import { both, either, is, isMissing, past } from "../filters/rules";
import type { Hit } from "../answers/types";

/** Where a photo stands in an order that is walked by key. */
type Standing = Extract<Cursor, { sort: "newest" | "taken" }>;

/** What the engine breaks ties by: the parts of an id. */
export const PLACE = ["place1", "place2", "place3"];
const KEYS = { newest: PLACE, taken: ["taken", "takenTime", ...PLACE] } as const;

/** What the engine is told to order by; what says nothing of a key comes last, whichever way. */
export const ordered = (sort: Standing["sort"], direction: "asc" | "desc" = "desc"): string[] => KEYS[sort].map((key) => `${key}:${direction}`);

/** What is read of each hit, to tell where a page ends. */
export const READ = ["id", "taken", "takenTime"];

/** Whether the engine knows the order. Likes change too often to be in it. */
export const isKnownOrder = ({ sort }: Query): boolean => sort !== "popular";

/** Where a page of a walked order begins. */
export function cursorOf(query: Query): Standing | null {
  const cursor = readCursor(query);
  return cursor?.sort === "newest" || cursor?.sort === "taken" ? cursor : null;
}

/** What stands after a photo. */
export function after(cursor: Standing): string {
  const { id } = cursor;
  if (cursor.sort === "newest") return byPlace(id, "<");
  if (cursor.taken === null) return both(isMissing("taken"), byPlace(id, "<"));
  return either(byTaken(cursor.taken, id, "<"), isMissing("taken"));
}

/** What stands before a photo, in parts: whatever is in the first stands nearer than all of the next. */
export function before(cursor: Standing): string[] {
  const { id } = cursor;
  if (cursor.sort === "newest") return [byPlace(id, ">")];
  if (cursor.taken === null) return [both(isMissing("taken"), byPlace(id, ">")), "taken EXISTS"];
  return [byTaken(cursor.taken, id, ">")];
}

type Sign = "<" | ">";

function byPlace(id: string, sign: Sign): string {
  const { place1, place2, place3 } = placeOf(id);
  return inOrder(sign, ["place1", place1], ["place2", place2], ["place3", place3]);
}

function byTaken(taken: string, id: string, sign: Sign): string {
  const { day, time } = partsOf(taken);
  return either(past("taken", sign, day), both(is("taken", day), either(past("takenTime", sign, time), both(is("takenTime", time), byPlace(id, sign)))));
}

/** Numbers compared as one, the first weighing most. */
function inOrder(sign: Sign, [name, number]: Key, ...rest: Key[]): string {
  const [next, ...others] = rest;
  return next ? either(past(name, sign, number), both(is(name, number), inOrder(sign, next, ...others))) : past(name, sign, number);
}

type Key = readonly [name: string, number: number];

/** Microseconds. */
const SECOND = 1_000_000;

/** A moment as cursors write it, as a day and the microseconds since it began. */
function partsOf(taken: string): { day: number; time: number } {
  const [year, month, date, hour, minute, second, micros] = taken.split(/\D/).map(Number) as [number, number, number, number, number, number, number];
  return { day: dayOf(year, month, date), time: ((hour * 60 + minute) * 60 + second) * SECOND + micros };
}

function momentOf({ taken, takenTime }: Hit): string | null {
  if (taken === undefined || takenTime === undefined) return null;
  const two = (number: number): string => String(Math.floor(number)).padStart(2, "0");
  const seconds = Math.floor(takenTime / SECOND);
  const clock = [two(seconds / 3600), two((seconds / 60) % 60), two(seconds % 60)].join(":");
  return `${dateOf(taken)}T${clock}.${String(takenTime % SECOND).padStart(6, "0")}`;
}

/** Where a hit stands. */
export const standingOfHit = (sort: Standing["sort"], hit: Hit): Standing => {
  const id = hit.id as Standing["id"];
  return sort === "newest" ? { sort, id } : { sort, id, taken: momentOf(hit) };
};

/** A page of a walked order, of its hits and one more. */
export function walkedPage(query: Query, hits: readonly Hit[]): Pick<Found, "ids" | "next"> {
  const page = hits.slice(0, LIMITS.page);
  const last = page.at(-1);
  const ids = page.map(({ id }) => id as Found["ids"][number]);
  return { ids, next: hits.length > LIMITS.page && last ? writeCursor(standingOfHit(query.sort === "taken" ? "taken" : "newest", last)) : null };
}
