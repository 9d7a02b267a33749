import type { Route } from "next";
import { tidySlug } from "@/lib/gear/schema";
import type { Period, StatisticsQuery } from "./types";

type Params = Readonly<Record<string, string | string[] | undefined>>;

const single = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** What an address asks for; what is malformed asks for nothing. */
export function readStatisticsQuery(params: Params): StatisticsQuery {
  const [camera, lens] = [tidySlug(single(params.camera)), tidySlug(single(params.lens))];
  return { period: readPeriod(single(params.period)), ...(camera && { camera }), ...(lens && { lens }) };
}

const readPeriod = (text: string): Period => (text === "year" || text === "days" || /^(?:1[89]|2\d)\d\d$/.test(text) ? (text as Period) : "all");

/** The one address of them. */
export const statisticsUrl = (query?: Partial<StatisticsQuery>): Route => `/statistics${writeStatisticsQuery(query)}` as Route;

/** Of the picture that shows them to others. */
export const statisticsCardUrl = (query: StatisticsQuery): string => `/api/statistics/card${writeStatisticsQuery(query)}`;

function writeStatisticsQuery({ period, camera, lens }: Partial<StatisticsQuery> = {}): string {
  const parameters = new URLSearchParams({ ...(period && period !== "all" && { period }), ...(camera && { camera }), ...(lens && { lens }) }).toString();
  return parameters && `?${parameters}`;
}
