import { clockOf, DAY, MINUTE, quietUntil, shortest } from "../rules";
import type { QuietHours } from "../types";
import type { Digest } from "./types";

/** Minutes after midnight at which digests go out, and the weekly ones' day: Monday. */
const MORNING = 8 * 60;
const MONDAY = 1;

/** When the next digest goes out: in the morning, every day or on Mondays, or when it stops being quiet then. */
export function nextDigest(rhythm: Digest, zone: string, quiet: QuietHours | null, now: Date): Date {
  let due = nextMinute(zone, now, MORNING);
  for (let days = 1; rhythm === "weekly" && clockOf(zone, due).weekday !== MONDAY && days < 7; days += 1) due = nextMinute(zone, due, MORNING);
  return quietUntil(due, zone, quiet) ?? due;
}

/** The next time that it is so late on somebody's clock, to the minute. Where clocks are put forward over it that night, when they are. */
function nextMinute(zone: string, after: Date, minute: number): Date {
  const start = Math.floor(after.getTime() / MINUTE) * MINUTE;
  const away = (minute - clockOf(zone, after).minute + DAY) % DAY || DAY;
  const guess = new Date(start + away * MINUTE);
  // A clock that was put forward or back in between is an hour off, or half of one.
  const off = shortest(clockOf(zone, guess).minute - minute);
  const right = new Date(guess.getTime() - off * MINUTE);
  return clockOf(zone, right).minute === minute && right > after ? right : guess;
}
