import { parseOffset } from "../../exif/values/rules";
import { EARLIEST_DAY } from "../types";

/** Longest text worth reading as a number. */
const MAX_NUMBER = 40;

/** Seconds in the units that exposures are given in; without one they are seconds. Two strokes are what cameras show. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(|s|sec|secs|second|seconds|с|сек|секунд[аы]?|"|″|'')\.?$/u, 1],
  [/^(m|min|mins|minute|minutes|м|мин|минут[аы]?|'|′)\.?$/u, 60],
  [/^(h|hr|hrs|hour|hours|ч|час|часа|часов)\.?$/u, 3600],
];

const NUMBER = String.raw`\d{1,9}(?:[.,]\d{1,20})?`;
const PLAIN = new RegExp(`^${NUMBER}$`);
const EXPOSURE = new RegExp(String.raw`^(${NUMBER})(?:\s*[/⁄]\s*(${NUMBER}))?\s*(\D*)$`, "u");

/** What is typed is read in lower case, with plain spaces. */
const fold = (typed: string): string => typed.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();

const decimal = (digits: string): number => Number(digits.replace(",", "."));

const within = (value: number, least: number, most: number): number | null => (value >= least && value <= most ? value : null);

/** A number as typed, with either decimal mark, once what may stand around it is taken off; null for anything else. */
function parseNumber(typed: string, around: RegExp, least: number, most: number): number | null {
  if (typed.length > MAX_NUMBER) return null;
  const digits = fold(typed).replace(around, "").trim();
  return PLAIN.test(digits) ? within(decimal(digits), least, most) : null;
}

/** Millimetres: `85`, `85 mm`, `4,15`. */
export const parseFocalLength = (typed: string): number | null => parseNumber(typed, /\s?(mm|мм)\.?$/u, 1, 5000);

/** The same of a 35 mm equivalent, which is many times longer behind a tiny sensor. */
export const parseEquivalent = (typed: string): number | null => parseNumber(typed, /\s?(mm|мм)\.?$/u, 1, 20_000);

/** The f-number: `2.8`, `f/2.8`, `F2,8`, `1:2.8`. */
export const parseAperture = (typed: string): number | null => parseNumber(typed, /^(f|ƒ|1:)\s?\/?/u, 0.5, 128);

/** `400`, `ISO 400`, and `400/27°` as boxes of film say it. */
export function parseIso(typed: string): number | null {
  const value = parseNumber(typed, /^iso\s?|\/\d{1,2}\s?°?$/gu, 1, 10_000_000);
  return value !== null && Number.isInteger(value) ? value : null;
}

/** Seconds, from 1/100000 to a hundred hours: `1/250`, `0.5`, `2,5 s`, `30 min`. */
export function parseExposureTime(typed: string): number | null {
  const match = typed.length <= MAX_NUMBER ? EXPOSURE.exec(fold(typed)) : null;
  const unit = UNITS.find(([name]) => name.test(match?.[3]?.trim() ?? ""))?.[1];
  if (!match || unit === undefined) return null;
  const value = (decimal(match[1]!) / (match[2] === undefined ? 1 : decimal(match[2]))) * unit;
  return within(value, 1e-5, 360_000);
}

/** EXIF's number for whether the flash fired. */
export const parseFlash = (chosen: string): number | null => (chosen === "0" || chosen === "1" ? Number(chosen) : null);

/** Tomorrow, where it is earliest: a camera's owner may be a day ahead of us. */
export const latestDay = (now = Date.now()): string => new Date(now + 24 * 3_600_000).toISOString().slice(0, 10);

/** `1986-05-17`, a day that was. */
export function parseDay(typed: string, now = Date.now()): string | null {
  const day = typed.trim();
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  // Date forgives February the 30th; Postgres does not.
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return null;
  return day >= EARLIEST_DAY && day <= latestDay(now) ? day : null;
}

/** `18:40` or `18:40:05`, as `18:40:00`. */
export function parseTime(typed: string): string | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?$/.exec(typed.trim());
  return match && `${match[1]!.padStart(2, "0")}:${match[2]!}:${match[3] ?? "00"}`;
}

/** Minutes east of UTC: `+03:00`, `-3:30`, `+3`, `UTC+2`, `Z`. */
export function parseZone(typed: string): number | null {
  const match = /^(?:utc|gmt)?\s?(?:([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?|z)?$/u.exec(typed.length <= MAX_NUMBER ? fold(typed) : "-");
  if (!match || typed.trim() === "") return null;
  if (match[2] === undefined) return 0;
  return parseOffset(`${match[1] === "+" ? "+" : "-"}${match[2].padStart(2, "0")}:${match[3] ?? "00"}`);
}
