import type { SceneKind } from "./scenes/kinds";

export type Place = {
  name: string;
  latitude: number;
  longitude: number;
  /** Metres. */
  altitude: number;
  /** IANA. */
  zone: string;
  /** What one photographs there, more often first. */
  kinds: readonly SceneKind[];
};

const place = (name: string, latitude: number, longitude: number, altitude: number, zone: string, ...kinds: SceneKind[]): Place => ({
  name,
  latitude,
  longitude,
  altitude,
  zone,
  kinds,
});

/** Where demo pictures say they were taken. */
export const PLACES: readonly Place[] = [
  place("Lofoten, Norway", 68.2094, 13.7461, 24, "Europe/Oslo", "aurora", "mountains", "sea", "lake"),
  place("Tromsø, Norway", 69.6492, 18.9553, 12, "Europe/Oslo", "aurora", "lake", "bokeh"),
  place("Abisko, Sweden", 68.3495, 18.8312, 385, "Europe/Stockholm", "aurora", "stardust", "mountains"),
  place("Vík, Iceland", 63.4187, -19.006, 8, "Atlantic/Reykjavik", "sea", "aurora", "clouds", "hills"),
  place("Zermatt, Switzerland", 46.0207, 7.7491, 1620, "Europe/Zurich", "mountains", "stardust", "lake"),
  place("Dolomites, Italy", 46.4102, 11.844, 2236, "Europe/Rome", "mountains", "stardust", "clouds", "lake"),
  place("Val d'Orcia, Tuscany", 43.0664, 11.6084, 420, "Europe/Rome", "hills", "clouds", "lightTrails", "petals"),
  place("Isle of Skye, Scotland", 57.5354, -6.2263, 60, "Europe/London", "hills", "sea", "lake", "clouds"),
  place("Black Forest, Germany", 48.2776, 8.1869, 760, "Europe/Berlin", "forest", "hills", "leaf"),
  place("Białowieża, Poland", 52.7013, 23.8693, 165, "Europe/Warsaw", "forest", "leaf", "movement"),
  place("Karelia, Russia", 61.7015, 30.6903, 15, "Europe/Moscow", "lake", "forest", "movement", "leaf"),
  place("Hintersee, Bavaria", 47.6054, 12.8516, 789, "Europe/Berlin", "lake", "forest", "mountains"),
  place("Berlin, Germany", 52.52, 13.405, 34, "Europe/Berlin", "tower", "rainyWindow", "skyline", "colonnade", "bokeh"),
  place("Hamburg, Germany", 53.5432, 9.9882, 6, "Europe/Berlin", "skyline", "rainyWindow", "tower", "movement"),
  place("Rome, Italy", 41.9022, 12.4573, 21, "Europe/Rome", "colonnade", "bokeh", "petals"),
  place("Lisbon, Portugal", 38.6916, -9.216, 8, "Europe/Lisbon", "sea", "colonnade", "clouds", "bokeh"),
  place("Saint Petersburg, Russia", 59.9343, 30.3351, 3, "Europe/Moscow", "skyline", "colonnade", "rainyWindow", "bokeh"),
  place("Moscow, Russia", 55.7496, 37.5377, 130, "Europe/Moscow", "tower", "skyline", "rainyWindow", "lightTrails"),
  place("New York City, USA", 40.7041, -73.9867, 10, "America/New_York", "skyline", "tower", "rainyWindow", "bokeh"),
  place("Chicago, USA", 41.8789, -87.6359, 181, "America/Chicago", "tower", "skyline", "movement"),
  place("Hong Kong", 22.2938, 114.1694, 6, "Asia/Hong_Kong", "skyline", "tower", "bokeh", "lightTrails"),
  place("Tokyo, Japan", 35.6586, 139.7454, 28, "Asia/Tokyo", "rainyWindow", "bokeh", "skyline", "tower"),
  place("Sossusvlei, Namibia", -24.7275, 15.3406, 620, "Africa/Windhoek", "dunes", "stardust"),
  place("Merzouga, Morocco", 31.0802, -4.0133, 730, "Africa/Casablanca", "dunes", "stardust", "clouds"),
  place("Great Sand Dunes, Colorado", 37.7916, -105.5943, 2470, "America/Denver", "dunes", "mountains", "stardust"),
  place("Atacama, Chile", -22.9087, -68.1997, 2407, "America/Santiago", "stardust", "dunes", "mountains"),
  place("Big Sur, California", 36.2704, -121.8081, 78, "America/Los_Angeles", "sea", "clouds", "lightTrails", "movement"),
  place("Cape Town, South Africa", -33.9628, 18.4098, 15, "Africa/Johannesburg", "sea", "clouds", "mountains"),
  place("Kyoto, Japan", 35.0116, 135.7681, 50, "Asia/Tokyo", "leaf", "forest", "petals", "colonnade"),
  place("Keukenhof, Netherlands", 52.2697, 4.5464, 1, "Europe/Amsterdam", "petals", "leaf"),
  place("Kew Gardens, London", 51.4787, -0.2956, 9, "Europe/London", "petals", "leaf", "rainyWindow"),
  place("Annapurna, Nepal", 28.5308, 83.8208, 4130, "Asia/Kathmandu", "mountains", "clouds", "stardust"),
];

const RADIANS = Math.PI / 180;

/** Minutes by which a zone's clocks are ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: Date): number {
  const name =
    new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ??
    "GMT";
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

/**
 * Sunrise and sunset at a place on the day of an instant, as instants, by the sunrise equation (to a few minutes);
 * null where the sun does not both rise and set that day.
 */
export function sunAt({ latitude, longitude }: Pick<Place, "latitude" | "longitude">, day: Date): { rise: number; set: number } | null {
  const noon = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
  const ordinal = (noon - Date.UTC(day.getUTCFullYear(), 0, 0)) / 86_400_000;
  const declination = -23.44 * RADIANS * Math.cos((2 * Math.PI * (ordinal + 10)) / 365.25);
  const cosine = (Math.sin(-0.83 * RADIANS) - Math.sin(latitude * RADIANS) * Math.sin(declination)) / (Math.cos(latitude * RADIANS) * Math.cos(declination));
  if (Math.abs(cosine) > 0.995) return null;
  const half = (Math.acos(cosine) / RADIANS / 15) * 3_600_000;
  const transit = noon - (longitude / 15) * 3_600_000;
  return { rise: transit - half, set: transit + half };
}
