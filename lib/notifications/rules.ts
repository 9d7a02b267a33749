import type { NotificationKind } from "./types";

/** How mail tells of a kind. */
export const RHYTHMS = ["never", "at-once", "daily", "weekly"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** On which ways somebody is told of one kind. */
export type Preference = { page: boolean; push: boolean; mail: Rhythm };

/** What happens often, and waits, interrupts nobody who has not asked for it. */
const QUIET: readonly NotificationKind[] = ["like", "collect", "photos", "post", "search"];

/** What everybody is told unless they say otherwise. The page tells all of it; no mail is sent that nobody asked for. */
export const defaultOf = (kind: NotificationKind): Preference => ({ page: true, push: !QUIET.includes(kind), mail: "never" });

/** Quiet hours, in minutes since midnight; over midnight where they end before they begin. */
export type QuietHours = { from: number; to: number };

const MINUTE = 60_000;
const DAY = 24 * 60;

/** Until when somebody wants to be left alone, if this moment falls into their quiet hours; null if it does not. */
export function quietUntil(now: Date, timeZone: string, quiet: QuietHours | null): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const minute = minuteOfDay(now, timeZone);
  const { from, to } = quiet;
  const within = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!within) return null;
  const whole = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const end = new Date(whole + ((to - minute + DAY) % DAY) * MINUTE);
  // Where the clock is set in between, the hours end when it shows their end.
  const shift = shortest(to - minuteOfDay(end, timeZone));
  return new Date(end.getTime() + shift * MINUTE);
}

const shortest = (minutes: number): number => ((((minutes + DAY / 2) % DAY) + DAY) % DAY) - DAY / 2;

function minuteOfDay(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", minute: "numeric", hourCycle: "h23" }).formatToParts(at);
  const part = (type: "hour" | "minute"): number => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return part("hour") * 60 + part("minute");
}
