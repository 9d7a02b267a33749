import { isDay } from "@/lib/core/time";
import { rangeFacet, type Interval, type RangeField } from "../types";
import { dayOf, dateOf, periodOf } from "./rules";

/** What one side of an interval says: a number, or all the days of a date, a month or a year. */
type End = { first: number; last: number };

/** `400` is exactly that, `400..800` includes both ends, `400...800` leaves out the upper; an end may be missing. Null for anything else. */
export function readInterval(field: RangeField, text: string): Interval | null {
  const [before = "", behind, ...rest] = text.slice(0, 100).split(/\.{2,}/);
  const first = readEnd(field, before);
  if (behind === undefined) return first ? { from: first.first, to: first.last } : null;
  const second = readEnd(field, behind);
  if (first === null || second === null || rest.length > 0 || (first === undefined && second === undefined)) return null;
  const below = text.includes("...");
  // Periods the wrong way round still mean all of both; numbers are put in order with everything else.
  if (first && second && first.first > second.last && rangeFacet(field).unit === "day") return { from: second.first, to: first.last };
  return { from: first?.first, to: below ? second?.first : second?.last, below };
}

/** The text that `readInterval` reads, of an interval as `tidyInterval` leaves it: `400`, `400..800`, `24...35`, `..1/250`, `2024-05`. */
export function writeInterval(field: RangeField, { from, to, below }: Interval): string {
  const write = rangeFacet(field).unit === "day" ? dateOf : writeNumber;
  if (from !== undefined && to !== undefined) {
    const whole = write === dateOf ? periodOf(from, to) : undefined;
    if (whole) return whole;
    if (from === to) return write(from);
  }
  return `${from === undefined ? "" : write(from)}${below ? "..." : ".."}${to === undefined ? "" : write(to)}`;
}

/** The interval as it is understood, with its ends in order and inside the facet's limits; none where it says nothing, two where it goes past midnight. */
export function tidyInterval(field: RangeField, interval: Interval): Interval[] {
  const facet = rangeFacet(field);
  // From five to below five is no hour at all, not all the others.
  if (interval.below && interval.from !== undefined && interval.from === interval.to) return [];
  const { from, to, below } = facet.whole ? inWholeNumbers(interval) : interval;
  const [min, max] = facet.limits;
  const sound = [from, to].every((end) => end === undefined || (end >= min && end <= max && (!facet.whole || Number.isInteger(end))));
  if (!sound || (from === undefined && to === undefined)) return [];
  if (from !== undefined && to !== undefined && from > to) {
    if (facet.cyclic)
      return [
        { from: min, to },
        { from, to: max },
      ];
    return below || interval.below ? [] : [{ from: to, to: from }];
  }
  if (below && to !== undefined) return from === to ? [] : [{ ...(from !== undefined && { from }), to, below: true }];
  return [{ ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

/** Below a whole number is up to the one before it. */
const inWholeNumbers = ({ from, to, below }: Interval): Interval => ({ from, to: below && to !== undefined ? to - 1 : to });

function readEnd(field: RangeField, text: string): End | undefined | null {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (rangeFacet(field).unit === "day") return readDate(trimmed);
  const number = readNumber(trimmed);
  return number === null ? null : { first: number, last: number };
}

/** A decimal (with point or comma) or a fraction such as 1/250; null for anything else. */
function readNumber(text: string): number | null {
  const fraction = /^(\d{1,7})\/(\d{1,7})$/.exec(text);
  if (fraction) return Number(fraction[1]) / Number(fraction[2]);
  return /^\d{1,9}(?:[.,]\d{1,24})?$/.test(text) ? Number(text.replace(",", ".")) : null;
}

/** `2024-05-17`, or the whole of `2024-05` or `2024`. */
function readDate(text: string): End | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined || !isDay(`${year}-${month ?? "01"}-${day ?? "01"}`)) return null;
  const first = dayOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (day !== undefined) return { first, last: first };
  return { first, last: (month === undefined ? dayOf(Number(year) + 1, 1, 1) : dayOf(Number(year), Number(month) + 1, 1)) - 1 };
}

/** Short exposure times as the fraction they are, everything else as a decimal. */
function writeNumber(value: number): string {
  const denominator = Math.round(1 / value);
  return value < 0.5 && denominator < 10_000_000 && 1 / denominator === value ? `1/${denominator}` : String(value);
}
