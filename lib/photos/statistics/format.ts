import type { Wanted } from "@/lib/search/types";
import { takenIn, yearOf } from "./rules";
import type { StatisticsQuery } from "./types";

/** The search for the photos that statistics are about, of somebody by their username. Each bar narrows it. */
export function searchOf(username: string, { period, camera, lens }: StatisticsQuery, today: number): Wanted {
  const taken = takenIn(period, today);
  return { owner: username, ...(camera && { camera }), ...(lens && { lens }), ...(taken && { taken }) };
}

/** The year of a day that is counted from 1970-01-01. */
export const yearNow = (today: number): string => String(yearOf("year", today));
