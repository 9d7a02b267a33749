/** Longest text kept from a file; a copyright notice may be twice as long. */
const MAX_TEXT = 200;

const utf8 = new TextDecoder("utf-8", { fatal: true });
const western = new TextDecoder("windows-1252");
const cyrillic = new TextDecoder("windows-1251");

/**
 * Text from bytes of undeclared encoding. EXIF says ASCII; cameras write UTF-8, and older software whatever its machine used.
 * Where it is no UTF-8, mostly-high bytes are Cyrillic words and sprinkled ones western accents.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    const letters = bytes.filter((b) => b >= 0xc0 || (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a));
    const high = letters.filter((b) => b >= 0xc0).length;
    return (high > 2 && high * 2 > letters.length ? cyrillic : western).decode(bytes);
  }
}

// C0 and C1 controls, and the invisible marks that reorder or hide what surrounds them.
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ufff9-\ufffb]+/g;

/** Text fit to store and show: one line, trimmed, bounded, without control characters; null when nothing is left. */
export function cleanText(value: unknown, max = MAX_TEXT): string | null {
  if (typeof value !== "string") return null;
  const line = value
    .slice(0, max * 8)
    .replace(INVISIBLE, " ")
    .replace(/\s+/g, " ")
    .normalize("NFC")
    .toWellFormed()
    .trim();
  const kept = [...line].slice(0, max).join("").trim();
  return kept === "" ? null : kept;
}

/** The number when it is finite and within bounds, else null: metadata holds zero denominators, infinities and plain nonsense. */
export function within(value: unknown, min: number, max: number): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= min && value <= max ? value : null;
}

/** Like `within`, for whole numbers. */
export const integerWithin = (value: unknown, min: number, max: number): number | null => (Number.isInteger(value) ? within(value, min, max) : null);

/** The first number of a tag that may hold one or several. */
export function firstNumber(value: unknown): number | null {
  const first: unknown = Array.isArray(value) || ArrayBuffer.isView(value) ? (value as ArrayLike<unknown>)[0] : value;
  return typeof first === "number" && Number.isFinite(first) ? first : null;
}

/** A number from the text of XMP, which writes rationals as `1/250`; null when it is neither or divides by zero. */
export function parseNumber(text: string | undefined): number | null {
  const match = /^\s*([+-]?\d{1,15}(?:\.\d{1,15})?)(?:\/(\d{1,15}))?\s*$/.exec(text ?? "");
  if (!match) return null;
  const value = Number(match[1]) / (match[2] === undefined ? 1 : Number(match[2]));
  return Number.isFinite(value) ? value : null;
}

/** A moment as a file tells it: the wall clock, and minutes east of UTC where it says. */
export type Taken = { local: string; offsetMin: number | null };

const DATE = /^\s*(\d{4})[:/.-](\d{2})[:/.-](\d{2})(?:[T\s]+(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/;

/** Reads `2008:05:30 15:56:01` (EXIF) and ISO 8601 (XMP). Unset clocks (`0000:00:00`), blanks and days that never were give null. */
export function parseTaken(value: unknown): Taken | null {
  const match = typeof value === "string" && value.length <= 64 ? DATE.exec(value) : null;
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  // The first photograph is of 1826; cameras with a flat battery are in the future, but not by centuries.
  if (year < 1826 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const local = date.toISOString().slice(0, 19);
  const said = `${match[1]}-${match[2]}-${match[3]}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
  return local === said ? { local, offsetMin: parseOffset(match[7]) } : null;
}

const pad = (n: number): string => String(n).padStart(2, "0");

/** Minutes east of UTC from `+05:45`, `-0300` or `Z`; null for anything that is no zone on Earth (−12:00 to +14:00). */
export function parseOffset(value: unknown): number | null {
  if (typeof value !== "string") return null;
  if (value.trim() === "Z") return 0;
  const match = /^\s*([+-])(\d{2}):?([0-5]\d)\s*$/.exec(value);
  if (!match) return null;
  const minutes = (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  return within(minutes, -12 * 60, 14 * 60);
}
