import { getFormatter, getTranslations } from "next-intl/server";
import { searchWords } from "@/components/search/words";
import { BANDS } from "@/lib/gear/comparison/types";
import { exposureParts, fileSize } from "@/lib/photos/format";
import { FACETS } from "@/lib/search/types";

/** How the things one compares are called in the reader's language. */
export async function compareWords() {
  const [t, photos, search, format] = await Promise.all([getTranslations("compare"), getTranslations("photos"), searchWords(), getFormatter()]);
  const nothing = { focalLength: null, aperture: null, exposureTime: null, iso: null };
  return {
    t,
    photos,
    format,
    /** A band by its lower end. */
    band: (from: number): string => search.interval("iso", FACETS.iso.bands[BANDS.indexOf(from)] ?? {}),
    aperture: (aperture: number): string => exposureParts({ ...nothing, aperture }, photos, format).join(""),
    focal: (focalLength: number): string => exposureParts({ ...nothing, focalLength }, photos, format).join(""),
    size: (bytes: number): string => fileSize(bytes, photos, format),
    list: (names: readonly string[]): string => format.list(names, { type: "conjunction" }),
  };
}

export type CompareWords = Awaited<ReturnType<typeof compareWords>>;
