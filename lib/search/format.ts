import type { Message } from "@/lib/core/errors";
import { periodOf, precisionOf, type Precision } from "./intervals/rules";
import { rangeFacet, type Band, type RangeField } from "./types";

export { dateOf, type Precision } from "./intervals/rules";

/** Writes numbers and dates the way the person's language does; days are counted since 1970-01-01. */
type Write = { number: (value: number) => string; date: (day: number, precision: Precision) => string };

/** An interval in the facet's unit, such as "f/2.8–3.9", "1 s and longer" or "May 2024": a key under `search`, with its numbers written out. */
export function intervalMessage(field: RangeField, { from, to, below, last }: Band, write: Write): Message {
  const days = rangeFacet(field).unit === "day";
  const written = (value: number): string => (days ? write.date(value, precisionOf(from, to)) : nominal(value, write.number));
  const say = (value: number | undefined): string => (value === undefined ? "" : written(value));
  const one = from === to || (days && from !== undefined && to !== undefined && periodOf(from, to) !== undefined);
  const shape = from === undefined ? (below ? "below" : "to") : to === undefined ? "from" : one ? "exactly" : "between";
  return { key: `${field}.${shape}`, values: { from: say(from), to: say(shape === "between" ? (last ?? to) : to) } };
}

/** Short exposure times are said as fractions; nothing else that is searched for is smaller than a quarter. */
const nominal = (value: number, number: Write["number"]): string =>
  value > 0 && value < 0.26 ? `1/${Math.round(1 / value)}` : number(Math.round(value * 10) / 10);
