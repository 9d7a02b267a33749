/** Offsets that clocks on land have, in minutes: whole and half hours, and the quarters of Nepal, Eucla and the Chatham Islands. */
const isZone = (minutes: number): boolean => minutes % 30 === 0 || minutes === 345 || minutes === 525 || minutes === 765 || minutes === 825;

/** Seconds by which a clock that is set by the network may miss the satellites'. A camera set by hand misses by more, and says nothing about its zone. */
const TOLERANCE = 30;
/** Hours between a zone and the sun at a place: China and the Aleutians are the furthest, and have an hour of summer besides. */
const FURTHEST = 4;

/**
 * How far local time was from UTC, in minutes, when a file has the time by the satellites too; null unless the two differ by what a zone at that place
 * could be, to the half minute.
 *
 * @param local `YYYY-MM-DDTHH:MM:SS`
 * @param gps date as `YYYY:MM:DD`, and hours, minutes and seconds of UTC
 */
export function offsetBySatellites(local: string, gps: { date: string | null; time: readonly number[] | null; longitude: number | null }): number | null {
  const date = /^(\d{4}):(\d{2}):(\d{2})$/.exec(gps.date?.trim() ?? "");
  const [hours = NaN, minutes = NaN, seconds = NaN] = gps.time ?? [];
  if (!date || !(hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 61)) return null;
  const utc = Date.parse(`${date[1]}-${date[2]}-${date[3]}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const apart = (Date.parse(`${local}Z`) - utc) / 1000;
  const offset = Math.round(apart / 900) * 15;
  if (!Number.isFinite(apart) || Math.abs(apart - offset * 60) > TOLERANCE || !isZone(offset) || offset < -12 * 60 || offset > 14 * 60) return null;
  if (gps.longitude === null) return null;
  const bySun = gps.longitude / 15;
  // Round the date line a zone may be a day ahead of the sun.
  const away = Math.min(...[-24, 0, 24].map((day) => Math.abs(offset / 60 + day - bySun)));
  return away <= FURTHEST ? offset : null;
}
