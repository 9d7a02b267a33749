import { fileUrl } from "@/lib/media/format";
import type { PhotoView } from "@/lib/photos/types";
import type { Size } from "./zoom";

const EXTENSIONS: Readonly<Record<string, string>> = { "image/webp": "webp", "image/avif": "avif", "image/jpeg": "jpg", "image/png": "png" };

type Derived = Pick<PhotoView, "width" | "height" | "widths">;

/** Width of the widest copy that everyone who sees a photo may have. */
export const widestOf = ({ width, widths }: Pick<Derived, "width" | "widths">): number => widths.at(-1) ?? width;

/** The file with the most pixels that whoever looks may have, and how many: all of them where the owner lets others have those, else the widest copy. */
export function largestOf(photo: Pick<PhotoView, "urlToken" | "files" | "allowFull"> & Derived): Size & { src: string } {
  const widest = widestOf(photo);
  const full = photo.files.find(({ variant, type, width }) => variant === "full" && type in EXTENSIONS && width > widest);
  if (full && photo.allowFull) return { src: fileUrl(photo.urlToken, "full", EXTENSIONS[full.type]!), width: full.width, height: full.height };
  return { src: fileUrl(photo.urlToken, `w${widest}`, "webp"), width: widest, height: Math.max(1, Math.round((widest * photo.height) / photo.width)) };
}
