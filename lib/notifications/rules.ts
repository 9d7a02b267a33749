import type { NotificationKind, Preference, QuietHours } from "./types";

/** What happens often, and waits, interrupts nobody who has not asked for it. */
const QUIET: ReadonlySet<NotificationKind> = new Set(["like", "collect", "photos", "post", "search"]);

/** What everybody is told unless they say otherwise. The page tells all of it; no mail is sent that nobody asked for. */
export const defaultOf = (kind: NotificationKind): Preference => ({ page: true, push: !QUIET.has(kind), mail: "never" });

/** Milliseconds of a minute, and minutes of a day. */
export const MINUTE = 60_000;
export const DAY = 24 * 60;

/** Until when somebody wants to be left alone, if this moment falls into their quiet hours; null if it does not. */
export function quietUntil(now: Date, timeZone: string, quiet: QuietHours | null): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const minute = clockOf(timeZone, now).minute;
  const { from, to } = quiet;
  const within = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!within) return null;
  const whole = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const end = new Date(whole + ((to - minute + DAY) % DAY) * MINUTE);
  // Where the clock is set in between, the hours end when it shows their end.
  const shift = shortest(to - clockOf(timeZone, end).minute);
  return new Date(end.getTime() + shift * MINUTE);
}

/** The same difference on the face of a clock, at most half a day either way. */
export const shortest = (minutes: number): number => ((((minutes + DAY / 2) % DAY) + DAY) % DAY) - DAY / 2;

/** How late it is on somebody's clock: minutes since midnight, and the day of the week from 0 for Sunday. A zone nobody knows (any more) counts as UTC. */
export function clockOf(zone: string, at: Date): { minute: number; weekday: number } {
  const parts = Object.fromEntries(
    clock(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { minute: Number(parts.hour) * 60 + Number(parts.minute), weekday: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(parts.weekday!) };
}

function clock(timeZone: string): Intl.DateTimeFormat {
  const hands = { hour: "numeric", minute: "numeric", weekday: "short", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en", { ...hands, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en", { ...hands, timeZone: "UTC" });
  }
}
