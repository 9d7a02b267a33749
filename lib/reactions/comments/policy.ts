import { can as may } from "@/lib/accounts/policy";
import type { Viewer } from "@/lib/platform/session";

/** Why a viewer cannot add a comment; null when they can. The database asks again. */
export type Hindrance = "closed" | "signed-out" | "unconfirmed" | "unapproved" | "restricted" | null;

/** `closed` is whether the owner wants no more comments, which is said before anything about the viewer. */
export function hindranceOf(viewer: Viewer, { closed }: { closed: boolean }): Hindrance {
  if (closed) return "closed";
  if (viewer.kind === "guest") return "signed-out";
  if (!viewer.confirmed) return viewer.awaitsApproval ? "unapproved" : "unconfirmed";
  return may(viewer, "comment") ? null : "restricted";
}

/** Whether someone looks after what everybody says, whoever said it and wherever. Unknown means no. */
export const moderates = (viewer: Viewer): boolean =>
  viewer.kind === "member" && viewer.confirmed && (viewer.role === "moderator" || viewer.role === "administrator");
