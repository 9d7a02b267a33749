import { sessionFromRequest, requireMember, type Member } from "@/lib/platform/session";
import { demandAllowance } from "@/lib/platform/rate-limit";
import { choicesOf, statisticsOf } from "./data";
import { dayIn } from "./rules";
import { readStatisticsQuery, statisticsUrl } from "./schema";
import type { Choices, Statistics, StatisticsQuery } from "./types";

/** What the page about one's own photos shows. */
export type StatisticsPage = { username: string; query: StatisticsQuery; today: number; statistics: Statistics; choices: Choices };

/** One's own photos, as the address of the page asks. Guests are sent to sign in. `today` is the day it is in the member's time zone. */
export async function loadStatistics(params: Record<string, string | string[] | undefined>): Promise<StatisticsPage> {
  const query = readStatisticsQuery(params);
  const member = await requireMember(statisticsUrl(query));
  const today = dayIn(member.timeZone, new Date());
  const [statistics, choices] = await Promise.all([statisticsOf(member, query, { today }), choicesOf(member)]);
  return { username: member.username, query, today, statistics, choices };
}

/** A picture takes a moment of the process that serves pages. */
const PICTURES = { limit: 30, seconds: 600 };

type Shared = { member: Member; query: StatisticsQuery; today: number; statistics: Statistics };

/**
 * What a member may show others of their own photos: numbers about those that anybody may see. Null for guests, who have none.
 *
 * @throws AppError `too-many`
 */
export async function requestedStatistics(request: Request): Promise<Shared | null> {
  const member = await sessionFromRequest(request);
  if (member.kind === "guest") return null;
  await demandAllowance([["statistics-card", member.id], PICTURES]);
  const query = readStatisticsQuery(Object.fromEntries(new URL(request.url).searchParams));
  const today = dayIn(member.timeZone, new Date());
  return { member, query, today, statistics: await statisticsOf(member, query, { today, openOnly: true }) };
}
