import { claimedType, untriedRaw } from "@/lib/core/sniff";
import type { Viewer } from "@/lib/platform/session";

/** The largest original that can be taken, in mebibytes: the ceiling of what a role may be given. The upload route is made for it. */
export const MAX_MEGABYTES = 100;
export const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

/** Why someone may not upload; the names are message keys of the upload page. */
export type Hindrance = "signed-out" | "unconfirmed" | "unapproved" | "restricted";

/** What stands between a viewer and uploading, if anything. */
export function uploadHindrance(viewer: Viewer): Hindrance | null {
  if (viewer.kind === "guest") return "signed-out";
  if (!viewer.confirmed) return viewer.awaitsApproval ? "unapproved" : "unconfirmed";
  return viewer.role === "restricted" ? "restricted" : null;
}

type NamedFile = { name: string; type: string; size: number };

/** Why a photograph would be refused, as far as can be told without reading it. The server looks at the bytes themselves. */
export function fileRefusal(file: NamedFile): "type" | "raw" | "empty" | "size" | null {
  const refusal = pictureRefusal(file, MAX_BYTES);
  return refusal === "type" && untriedRaw(file.name) ? "raw" : refusal;
}

/** The same of any picture, of so many bytes at most. */
export function pictureRefusal(file: NamedFile, most: number): "type" | "empty" | "size" | null {
  if (claimedType(file) === null) return "type";
  if (file.size === 0) return "empty";
  return file.size > most ? "size" : null;
}

/** Why a file that is to go with something would be refused, as far as can be told here. It may be of any kind. */
export function attachmentRefusal({ size }: { size: number }): "empty" | "size" | null {
  if (size === 0) return "empty";
  return size > MAX_BYTES ? "size" : null;
}

/** Whether a file of a media type is heard in the page. */
export const isSound = (type: string): boolean => /^audio\/[\w.+-]+$/.test(type);

/** What browsers show as a picture and nothing else. */
const SHOWN = new Set(["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"]);

/** Whether browsers show a file of a media type as a picture. */
export const isPicture = (type: string): boolean => SHOWN.has(type);
/** What no program runs by itself. SVG is a document with scripts, whatever its name says. */
const HARMLESS = /^(?:(?:image|audio|video)\/(?!svg)[\w.+-]+|application\/zip)$/;

/** As what a file of a media type is sent: shown in the page only where that cannot run anything, and under no type that a browser would run. */
export const presentation = (type: string): { type: string; shown: boolean } => ({
  type: HARMLESS.test(type) ? type : "application/octet-stream",
  shown: SHOWN.has(type) || isSound(type),
});

/** The header in which a browser names the member it takes itself to be uploading for; another may have signed in since. */
export const SENDER_HEADER = "x-halation-member";
