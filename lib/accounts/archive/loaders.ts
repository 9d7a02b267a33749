import type { Member } from "@/lib/platform/session";
import { requireMember } from "../loaders";
import { getArchives } from "./data";
import type { OwnArchives } from "./types";

/** One's own archives, and who looks; guests are sent to sign in. */
export async function ownArchives(): Promise<OwnArchives & { viewer: Member }> {
  const viewer = await requireMember("/settings/data");
  return { ...(await getArchives(viewer)), viewer };
}
