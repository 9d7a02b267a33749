import { exposureParts, exposureTime, megapixels, takenAt, type Formats, type Words } from "@/lib/photos/format";
import { gearName } from "../format";
import type { Kind, Specimen } from "./types";

/** What is held against each other, in the order people read it. */
const SETTINGS = ["camera", "lens", "aperture", "exposureTime", "focalLength", "iso", "taken", "megapixels", "format", "software"] as const;
export type Setting = (typeof SETTINGS)[number];

/** One setting of the photographs of a row: a value for each, null where it is not known or there is no photograph. */
export type SettingLine = { setting: Setting; values: (string | null)[] };

/** Formats by what their files begin with; of others, the end of the media type says enough. */
const FORMATS: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/avif": "AVIF",
  "image/heic": "HEIC",
  "image/heif": "HEIF",
  "image/tiff": "TIFF",
  "image/x-adobe-dng": "DNG",
};

/**
 * The settings of some photographs side by side: in `differing` those in which they differ or of which somebody keeps silent, in `alike` the rest.
 * What the columns are made of is not among them. One photograph alone differs in all.
 *
 * @param t looks up words below `photos`
 */
export function settingLines(
  photos: readonly (Specimen | null)[],
  of: Kind,
  t: Words,
  n: Formats,
): { differing: SettingLine[]; alike: { setting: Setting; value: string }[] } {
  const there = photos.filter((photo) => photo !== null).length;
  const written = photos.map((photo) => photo && settingsOf(photo, t, n));
  const lines = SETTINGS.filter((setting) => setting !== of).map((setting) => ({ setting, values: written.map((values) => values?.[setting] ?? null) }));
  const same = ({ values }: SettingLine): boolean => there > 1 && new Set(values.filter((_, index) => photos[index] !== null)).size === 1;
  return {
    differing: lines.filter((line) => !same(line) && line.values.some((value) => value !== null)),
    alike: lines.flatMap((line) => {
      const value = line.values.find((one) => one !== null);
      return same(line) && value ? [{ setting: line.setting, value }] : [];
    }),
  };
}

function settingsOf({ camera, cameraName, lensName, type, full, width, height }: Specimen, t: Words, n: Formats): Record<Setting, string | null> {
  const only = (known: Partial<typeof camera>): string | null =>
    exposureParts({ focalLength: null, aperture: null, exposureTime: null, iso: null, ...known }, t, n)[0] ?? null;
  const own = only({ focalLength: camera.focalLength });
  const equivalent = only({ focalLength: camera.focalLength35 });
  return {
    camera: cameraName,
    lens: lensName && gearName(lensName),
    aperture: only({ aperture: camera.aperture }),
    exposureTime: exposureTime(camera.exposureTime, t, n),
    focalLength: own !== null && equivalent !== null && own !== equivalent ? `${own} (${t("value.equivalent", { value: equivalent })})` : (own ?? equivalent),
    iso: camera.iso === null ? null : n.number(camera.iso, { useGrouping: false }),
    taken: takenAt(camera, n),
    megapixels: megapixels(full.width > 0 ? full : { width, height }, t, n),
    format: FORMATS[type] ?? (type.split("/").at(-1) ?? "").replace(/^x-/, "").toUpperCase(),
    software: camera.software,
  };
}

/** How much smaller than its pixels each photograph is shown, so that all are as large as the smallest, by their longer sides. */
export function printScales(sizes: readonly { width: number; height: number }[]): number[] {
  const sides = sizes.map(({ width, height }) => Math.max(width, height));
  const least = Math.min(...sides);
  return sides.map((side) => least / side);
}
