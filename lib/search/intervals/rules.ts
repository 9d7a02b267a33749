/** Milliseconds. */
const DAY = 86_400_000;

/** A date as its distance from 1970-01-01; a month past the twelfth is one of the next year. */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY;
}

/** `2024-05-17`. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** How exactly an interval of days, open at an end or not, can be said: in years, months or days. */
export function precisionOf(from: number | undefined, to: number | undefined): Precision {
  const begin = [...(from === undefined ? [] : [dateOf(from)]), ...(to === undefined ? [] : [dateOf(to + 1)])];
  return begin.every((date) => date.endsWith("-01-01")) ? "year" : begin.every((date) => date.endsWith("-01")) ? "month" : "day";
}

export type Precision = "year" | "month" | "day";

/** The year, month or day that reaches from one day to another, as `2024`, `2024-05` or `2024-05-17`; none where they are no such period. */
export function periodOf(from: number, to: number): string | undefined {
  const length = LENGTHS[precisionOf(from, to)];
  const [first, last] = [dateOf(from).slice(0, length), dateOf(to).slice(0, length)];
  return first === last ? first : undefined;
}

const LENGTHS: Record<Precision, number> = { year: 4, month: 7, day: 10 };
