import type { Message } from "@/lib/core/errors";
import { gearName } from "@/lib/gear/format";
import type { CameraData } from "./exif/types";
import { FIELDS, type Field } from "./publishing/types";
import type { CameraLine, Licence, PhotoView } from "./types";

/** Looks up a word below `photos` (next-intl's translator for that subject). */
export type Words = (key: string, values?: Record<string, string | number>) => string;
/** Writes numbers as the reader's language does (next-intl's formatter has it; so has `Intl.NumberFormat`). */
export type Formats = Numbers & { dateTime(value: Date, options?: Intl.DateTimeFormatOptions): string };
export type Numbers = { number(value: number, options?: Intl.NumberFormatOptions): string };

/** Between the parts of an engraved line; as wide as two spaces, and HTML leaves it be. */
const GAP = "\u2002";

/**
 * The exposure as it would be engraved: `85 mm  f/1.8  1/250 s  ISO 400`, with the reader's decimals and narrow spaces before units. Parts the
 * file does not know are left out; an empty text when it knows none.
 */
export const engravedLine = (camera: CameraLine, t: Words, n: Numbers): string => exposureParts(camera, t, n).join(GAP);

/** The parts of the engraved line that the file knows, in its order. */
export const exposureParts = (camera: CameraLine, t: Words, n: Numbers): string[] =>
  [focalLength(camera.focalLength, t, n), aperture(camera.aperture, t, n), exposureTime(camera.exposureTime, t, n), iso(camera.iso, t, n)].filter(
    (part) => part !== null,
  );

/** `85 mm`; a decimal only where it says something. */
const focalLength = (mm: number | null, t: Words, n: Numbers): string | null =>
  mm === null ? null : t("value.focalLength", { value: n.number(mm, { maximumFractionDigits: mm < 30 ? 1 : 0, useGrouping: false }) });

/** `f/1.8`. */
const aperture = (f: number | null, t: Words, n: Numbers): string | null =>
  f === null ? null : t("value.aperture", { value: n.number(f, { maximumFractionDigits: f < 1 ? 2 : 1 }) });

/** `1/250 s`; from 0.3 s on `0.5 s`, as cameras show it. */
export function exposureTime(seconds: number | null, t: Words, n: Numbers): string | null {
  if (seconds === null) return null;
  if (seconds < 0.3) return t("value.exposureTime", { value: `1/${n.number(Math.round(1 / seconds), { useGrouping: false })}` });
  return t("value.exposureTime", { value: n.number(seconds, { maximumFractionDigits: seconds < 10 ? 1 : 0 }) });
}

/** `ISO 12800`, never grouped. */
const iso = (value: number | null, t: Words, n: Numbers): string | null =>
  value === null ? null : t("value.iso", { value: n.number(value, { useGrouping: false }) });

/** `+0.7 EV`, `0 EV`. */
export const exposureBias = (ev: number | null, t: Words, n: Numbers): string | null =>
  ev === null ? null : t("value.exposureBias", { value: n.number(ev, { maximumFractionDigits: 1, signDisplay: "exceptZero" }) });

/** `24.2 MP`. */
export function megapixels({ width, height }: { width: number; height: number }, t: Words, n: Numbers): string {
  const value = (width * height) / 1e6;
  return t("value.megapixels", { value: n.number(value, { maximumFractionDigits: value < 1 ? 2 : 1 }) });
}

/** `4000 × 3000`. */
export const dimensions = ({ width, height }: { width: number; height: number }, n: Numbers): string =>
  `${n.number(width, { useGrouping: false })}\u202f×\u202f${n.number(height, { useGrouping: false })}`;

const UNITS = ["bytes", "kilobytes", "megabytes", "gigabytes"] as const;

/** A file's size in decimal units, as stores and cameras count: `6.3 MB`. */
export function fileSize(bytes: number, t: Words, n: Numbers): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return t(`value.${UNITS[power] ?? "bytes"}`, { value: n.number(value, { maximumFractionDigits: power > 0 && value < 100 ? 1 : 0 }) });
}

// The names of EXIF's numbers (CIPA DC-008, 4.6.6); what the standard calls undefined or unknown has none.
const PROGRAMS: Readonly<Record<number, string>> = {
  1: "manual",
  2: "normal",
  3: "aperturePriority",
  4: "shutterPriority",
  5: "creative",
  6: "action",
  7: "portrait",
  8: "landscape",
  9: "bulb",
};
const METERING: Readonly<Record<number, string>> = { 1: "average", 2: "centreWeighted", 3: "spot", 4: "multiSpot", 5: "pattern", 6: "partial", 255: "other" };
const WHITE_BALANCE: Readonly<Record<number, string>> = { 0: "auto", 1: "manual" };

const named = (group: string, names: Readonly<Record<number, string>>, value: number | null): Message | null => {
  const name = value === null ? undefined : names[value];
  return name ? { key: `${group}.${name}` } : null;
};

/** Keys are below `photos`, here and in the following. */
export const exposureProgram = (value: number | null): Message | null => named("program", PROGRAMS, value);
export const meteringMode = (value: number | null): Message | null => named("metering", METERING, value);
export const whiteBalance = (value: number | null): Message | null => named("whiteBalance", WHITE_BALANCE, value);

/** EXIF's flash field is made of bits: whether it fired, in which mode, whether its light came back, whether it pre-fired against red eyes. */
export function flash(value: number | null): Message[] {
  if (value === null) return [];
  const fired = (value & 1) !== 0;
  const mode = (value >> 3) & 3;
  if (!fired) return [{ key: `flash.${(value & 32) !== 0 ? "none" : mode === 2 ? "off" : mode === 3 ? "autoOff" : "notFired"}` }];
  const main = `flash.${mode === 1 ? "forced" : mode === 3 ? "auto" : "fired"}`;
  const extras = [(value & 64) !== 0 && "flash.redEye", ((value >> 1) & 3) === 2 && "flash.noReturn"].filter((key) => key !== false);
  return [main, ...extras].map((key) => ({ key }));
}

/** One line of the camera data panel. */
export type CameraFact = {
  /** Which property it is, for the link to the search it stands for. */
  field: "focalLength" | "aperture" | "exposureTime" | "iso" | "exposureBias" | "exposureProgram" | "meteringMode" | "flash" | "whiteBalance";
  label: string;
  value: string;
};

/** All that is known of the exposure, labelled, in the order people read it. */
export function cameraFacts(camera: CameraData, t: Words, n: Numbers): CameraFact[] {
  const say = (message: Message | null): string | null => message && t(message.key, message.values);
  const values: Record<CameraFact["field"], string | null> = {
    focalLength: focalLengths(camera, t, n),
    aperture: aperture(camera.aperture, t, n),
    exposureTime: exposureTime(camera.exposureTime, t, n),
    iso: iso(camera.iso, t, n),
    exposureBias: exposureBias(camera.exposureBias, t, n),
    exposureProgram: say(exposureProgram(camera.exposureProgram)),
    meteringMode: say(meteringMode(camera.meteringMode)),
    flash: flash(camera.flash).map(say).join(", ") || null,
    whiteBalance: say(whiteBalance(camera.whiteBalance)),
  };
  const known = Object.entries(values) as [CameraFact["field"], string | null][];
  return known.flatMap(([field, value]) => (value === null ? [] : [{ field, label: t(`field.${field}`), value }]));
}

type PublishableFact = { field: Field; label: string; value: string };

/** Each field of the file that can be published, with its value in words, in the order people read them. */
export function publishableFacts({ camera, gear, byHand }: Pick<PhotoView, "camera" | "gear" | "byHand">, t: Words, n: Formats): PublishableFact[] {
  const exposure = new Map<Field, string>(cameraFacts(camera, t, n).map(({ field, value }) => [field, value]));
  const values: Partial<Record<Field, string | null>> = {
    camera: gear.camera?.name ?? ([camera.make, camera.model].filter(Boolean).join(" ") || null),
    lens: gear.lens?.name ?? ([camera.lensMake, camera.lensModel].filter(Boolean).join(" ") || null),
    ...Object.fromEntries(exposure),
    taken: takenAt(camera, n, byHand),
    software: camera.software,
    artist: camera.artist,
    copyright: camera.copyright,
    rating: camera.rating === null ? null : n.number(camera.rating),
    location: coordinates(camera, t, n),
    cameraSerial: camera.cameraSerial,
    lensSerial: camera.lensSerial,
  };
  return FIELDS.flatMap((field) => (values[field] ? [{ field, label: t(`field.${field}`), value: values[field] }] : []));
}

/** Where a licence is written down; null for none and for what needs none. */
export function licenceUrl(licence: Licence): string | null {
  if (licence === "all-rights-reserved") return null;
  if (licence === "public-domain") return "https://creativecommons.org/publicdomain/mark/1.0/";
  return licence === "cc0" ? "https://creativecommons.org/publicdomain/zero/1.0/" : `https://creativecommons.org/licenses/${licence.slice(3)}/4.0/`;
}

/** By what it was taken, as far as the file says; empty where it does not. */
export const cameraName = ({ camera, gear }: Pick<PhotoView, "camera" | "gear">): string => gearName(gear.camera?.name ?? camera.model ?? "");

/** The wall clock of the place it was taken at, whatever zone that was. */
export function takenAt({ takenLocal }: Pick<CameraData, "takenLocal">, n: Formats, byHand: readonly Field[] = []): string | null {
  if (takenLocal === null) return null;
  // Who enters a day and no time does not say midnight.
  const dayOnly = byHand.includes("taken") && takenLocal.endsWith("T00:00:00");
  return n.dateTime(new Date(`${takenLocal}Z`), { dateStyle: "long", timeStyle: dayOnly ? undefined : "short", timeZone: "UTC" });
}

/** `51.4755° N, 0.3069° W`. */
export function coordinates({ latitude, longitude }: Pick<CameraData, "latitude" | "longitude">, t: Words, n: Numbers): string | null {
  if (latitude === null || longitude === null) return null;
  const degrees = (value: number): string => n.number(Math.abs(value), { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const north = t(latitude < 0 ? "value.south" : "value.north", { value: degrees(latitude) });
  const east = t(longitude < 0 ? "value.west" : "value.east", { value: degrees(longitude) });
  return `${north}, ${east}`;
}

/** `85 mm`, with the 35 mm equivalent where it differs: `56 mm (84 mm equivalent)`. */
function focalLengths({ focalLength: mm, focalLength35, focalLength35Computed }: CameraData, t: Words, n: Numbers): string | null {
  const written = focalLength(mm, t, n);
  const equivalent = focalLength(focalLength35, t, n);
  if (equivalent === null || equivalent === written) return written;
  const key = focalLength35Computed ? "value.equivalentComputed" : "value.equivalent";
  return written === null ? t(key, { value: equivalent }) : `${written} (${t(key, { value: equivalent })})`;
}
