import { claimedType, untriedRaw } from "@/lib/core/sniff";
import type { Viewer } from "@/lib/platform/session";

/** The largest original we take, in mebibytes. */
export const MAX_MEGABYTES = 100;
export const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

/** Why someone may not upload; the names are message keys of the upload page. */
export type Hindrance = "signed-out" | "unconfirmed" | "restricted";

/** What stands between a viewer and uploading, if anything. */
export function uploadHindrance(viewer: Viewer): Hindrance | null {
  if (viewer.kind === "guest") return "signed-out";
  if (!viewer.confirmed) return "unconfirmed";
  return viewer.role === "restricted" ? "restricted" : null;
}

type NamedFile = { name: string; type: string; size: number };

/** Why a file would be refused, as far as can be told without reading it. The server looks at the bytes themselves. */
export function fileRefusal(file: NamedFile): "type" | "raw" | "empty" | "size" | null {
  if (claimedType(file) === null) return untriedRaw(file.name) ? "raw" : "type";
  if (file.size === 0) return "empty";
  return file.size > MAX_BYTES ? "size" : null;
}
