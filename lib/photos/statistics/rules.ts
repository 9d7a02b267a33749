import { dateOf, dayOf } from "@/lib/search/intervals/rules";
import { rangeFacet, type Interval } from "@/lib/search/types";
import type { Period, Statistics } from "./types";

/** Days of the shortest period. */
const DAYS = 30;

type Unit = Statistics["overTime"]["unit"];

/** The days of a period; none where it is whenever. */
export function takenIn(period: Period, today: number): Interval | undefined {
  if (period === "all") return undefined;
  if (period === "days") return { from: today - DAYS + 1, to: today };
  const year = yearOf(period, today);
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
}

/** What a period falls into, in order. */
export function stretchesOf(period: Period, today: number): { unit: Unit; stretches: Interval[] } {
  if (period === "all") return { unit: "year", stretches: rangeFacet("taken").bands.map(({ from, to }) => ({ from, to })) };
  if (period === "days") return { unit: "day", stretches: Array.from({ length: DAYS }, (_, index) => only(today - DAYS + 1 + index)) };
  const year = yearOf(period, today);
  return { unit: "month", stretches: Array.from({ length: 12 }, (_, index) => ({ from: dayOf(year, index + 1, 1), to: dayOf(year, index + 2, 1) - 1 })) };
}

const only = (day: number): Interval => ({ from: day, to: day });

/** The year a period is: its own number, or for `year` the one that `today` lies in, a day counted from 1970-01-01. */
export const yearOf = (period: Exclude<Period, "all" | "days">, today: number): number => Number(period === "year" ? dateOf(today).slice(0, 4) : period);

/** The day it is somewhere, counted from 1970-01-01. */
export function dayIn(timeZone: string, now: Date): number {
  const part = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "numeric", day: "numeric" }).formatToParts(now);
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(part.find((one) => one.type === type)?.value);
  return dayOf(number("year"), number("month"), number("day"));
}
