import { requireLooker } from "@/lib/platform/session";
import { findTags } from "./data";
import { readTagPlace } from "./schema";

/** A page of the tags that have something in them for the current viewer. */
export async function loadFoundTags(address: string, sought: string, after: string | string[] | undefined) {
  const viewer = await requireLooker(address);
  const place = readTagPlace(after);
  return { ...(await findTags(viewer, sought, place)), first: place === undefined };
}
