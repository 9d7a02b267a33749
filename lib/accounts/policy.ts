import { AppError } from "@/lib/core/errors";
import type { Actor, Viewer } from "@/lib/platform/session";

/** What only some people may do, whatever it is done to. */
export type Verb = "upload" | "post" | "comment" | "meet" | "react" | "edit-profile" | "two-factor" | "administer" | "leave";

/** Whether someone may do this. Unknown means no. */
export function can(viewer: Viewer, verb: Verb): boolean {
  if (viewer.kind === "guest") return false;
  switch (verb) {
    case "edit-profile":
    case "leave":
      return true;
    case "two-factor":
    case "meet":
    case "react":
      return viewer.confirmed;
    case "upload":
    case "post":
    case "comment":
      return viewer.confirmed && viewer.role !== "restricted";
    case "administer":
      return viewer.confirmed && viewer.role === "administrator";
    default:
      return false;
  }
}

/** Refuses what `can` refuses, saying which step is missing. */
export function demand(viewer: Viewer, verb: Verb): void {
  if (can(viewer, verb)) return;
  if (viewer.kind === "guest") throw new AppError("signed-out");
  if (!viewer.confirmed) throw new AppError("forbidden", { key: viewer.awaitsApproval ? "errors.unapproved" : "errors.unconfirmed" });
  throw new AppError("forbidden");
}

/** Refuses what is dangerous to whoever has not given the password within the last ten minutes: a browser left open is not its owner. */
export function demandRecent(actor: Actor): void {
  if (!actor.recent) throw new AppError("forbidden", { key: "accounts.again.needed" });
}
