import type { Viewer } from "@/lib/platform/session";

/** The largest picture of oneself that is taken, in mebibytes: what telephones make has room. */
export const MAX_PORTRAIT_MEGABYTES = 10;
export const MAX_PORTRAIT_BYTES = MAX_PORTRAIT_MEGABYTES * 1024 * 1024;

/** What stands between a viewer and a picture of theirs, if anything. Who may not upload photographs may still have a face. */
export function portraitHindrance(viewer: Viewer): "signed-out" | "unconfirmed" | null {
  if (viewer.kind === "guest") return "signed-out";
  return viewer.confirmed ? null : "unconfirmed";
}
