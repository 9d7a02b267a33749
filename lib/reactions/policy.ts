import { can } from "@/lib/accounts/policy";
import type { Viewer } from "@/lib/platform/session";
import type { Standing } from "./types";

/** How a viewer stands to liking and collecting what they see. */
export function standingOf(viewer: Viewer): Standing {
  if (viewer.kind === "guest") return "guest";
  return can(viewer, "react") ? "may" : "may-not";
}
