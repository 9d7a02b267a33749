import { currentViewer } from "@/lib/platform/session";
import type { PhotoId } from "../types";
import { ownPicture, versionsOf } from "./data";
import { readNumber } from "./schema";

/** What the current member can change about a photo's picture, and its versions from `?before=` on; null where there is no picture yet. */
export async function loadPicture(id: PhotoId, before?: string | string[]) {
  const viewer = await currentViewer();
  const [picture, versions] = await Promise.all([ownPicture(viewer, id), versionsOf(viewer, id, readNumber(before))]);
  return picture ? { picture, ...versions } : null;
}
