import { AppError } from "@/lib/core/errors";
import type { Actor, Viewer } from "@/lib/platform/session";

/** Whether someone may change the name and the address they are known by; until an address is confirmed there is nothing to move. */
export const mayMove = (viewer: Viewer): boolean => viewer.kind === "member" && viewer.confirmed;

/** Refuses what `mayMove` refuses. */
export function demandMove(actor: Actor): void {
  if (!mayMove(actor)) throw new AppError("forbidden", { key: "errors.unconfirmed" });
}
