import { fileStem } from "@/lib/accounts/archive/names/rules";
import { EXTENSIONS, isPictureType } from "@/lib/core/sniff";

type Earlier = { number: number; fileName: string; type: string };

/** Where an archive keeps a file that a photo had before: under the photo, by the first version with it, as far as possible under its own name. */
export function earlierPath(photoId: string, { number, fileName, type }: Earlier): string {
  const dot = fileName.lastIndexOf(".");
  const written = dot < 0 ? "" : fileName.slice(dot + 1).toLowerCase();
  const known = isPictureType(type) ? EXTENSIONS[type] : (["bin"] as const);
  const own = known.includes(written);
  const stem = fileStem(own ? fileName.slice(0, dot) : fileName);
  return `earlier/${photoId}/${[number, stem].filter(Boolean).join("_")}.${own ? written : known[0]}`;
}
