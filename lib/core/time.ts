/** What stands for an account's time zone until its browser or its owner has said one; UTC that somebody chose is `Etc/UTC`. */
export const NO_ZONE = "UTC";
/** UTC, chosen. */
export const UTC_ZONE = "Etc/UTC";

let known: readonly string[] | undefined;

/** The time zones of the world by their IANA names, as this machine knows them, in alphabetical order; UTC is not among them. */
export const timeZones = (): readonly string[] => (known ??= Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/") && zone !== UTC_ZONE));

/**
 * The time zone somebody names, under the name our list has for it (`Asia/Kolkata` and `Asia/Calcutta` are one), or null where there is none:
 * browsers bring lists of their own, and anyone can send anything.
 */
export function readTimeZone(name: string): string | null {
  const zone = canonical(name);
  if (zone === "UTC") return UTC_ZONE;
  return zone !== null && timeZones().includes(zone) ? zone : null;
}

function canonical(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Whether a text is a day of the calendar, as `2026-05-17`. `Date` by itself forgives February the 30th. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
