import { NO_ZONE, timeZones, UTC_ZONE } from "@/lib/core/time";

/** Cities that our list still calls by an older spelling. */
const TODAY: Record<string, string> = {
  Calcutta: "Kolkata",
  Faeroe: "Faroe",
  Godthab: "Nuuk",
  Katmandu: "Kathmandu",
  Kiev: "Kyiv",
  Rangoon: "Yangon",
  Saigon: "Ho Chi Minh",
};

/** A time zone in a list: the IANA name it is sent by, and its city. */
type Zone = { zone: string; city: string };

/** The time zones of the world by their region, as the first part of their names has it. */
export function zonesByRegion(): { region: string; zones: Zone[] }[] {
  const grouped = Map.groupBy(timeZones(), (zone) => zone.slice(0, zone.indexOf("/")));
  return [...grouped].map(([region, zones]) => ({
    region,
    zones: zones.map((zone) => ({ zone, city: cityOf(zone) })).toSorted((a, b) => a.city.localeCompare(b.city, "en")),
  }));
}

/** `America/Argentina/Buenos_Aires` becomes “Buenos Aires, Argentina”. */
function cityOf(zone: string): string {
  const [, ...parts] = zone.replaceAll("_", " ").split("/");
  return parts
    .map((part) => TODAY[part] ?? part)
    .toReversed()
    .join(", ");
}

/** What a list of time zones shows for an account: UTC until one was said. */
export const zoneShown = (timeZone: string): string => (timeZone === NO_ZONE ? UTC_ZONE : timeZone);
