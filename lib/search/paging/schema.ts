import { isId } from "@/lib/core/ids";
import { isDay } from "@/lib/core/time";
import type { PhotoId } from "@/lib/photos/types";
import { LIMITS, type Query, type Sort } from "../types";
import type { Cursor } from "./types";

/** A cursor as it stands in an address, in one spelling. */
export function writeCursor(cursor: Cursor): string {
  switch (cursor.sort) {
    case "newest":
      return cursor.id;
    case "taken":
      return `${cursor.taken ?? "none"}~${cursor.id}`;
    case "popular":
      return `${cursor.likes}~${cursor.id}`;
    case "relevance":
    default:
      return String(cursor.passed);
  }
}

/** Where a query's page begins; null at the beginning, and where what stands there is no cursor of its order. */
export function readCursor(query: Pick<Query, "sort" | "after">): Cursor | null {
  const { after } = query;
  const sort: Sort = query.sort ?? "newest";
  if (after === undefined) return null;
  if (sort === "relevance") return /^[1-9]\d{0,2}$/.test(after) && Number(after) < LIMITS.relevance ? { sort, passed: Number(after) } : null;
  const [key = "", id = "", ...rest] = sort === "newest" ? ["", after] : after.split("~");
  if (rest.length > 0 || !isId(id)) return null;
  if (sort === "newest") return { sort, id: id as PhotoId };
  if (sort === "popular") return /^(?:0|[1-9]\d{0,8})$/.test(key) ? { sort, likes: Number(key), id: id as PhotoId } : null;
  return key === "none" || isMoment(key) ? { sort, taken: key === "none" ? null : key, id: id as PhotoId } : null;
}

/** Whether it is a time without zone, to the microsecond, that there is: the database refuses any other. */
const isMoment = (text: string): boolean => /^(?!0000)\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3])(?::[0-5]\d){2}\.\d{6}$/.test(text) && isDay(text.slice(0, 10));
