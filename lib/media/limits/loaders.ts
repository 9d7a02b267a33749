import { forbidden } from "next/navigation";
import { can } from "@/lib/accounts/policy";
import { currentViewer, requireMember } from "@/lib/platform/session";
import { uploadHindrance } from "../policy";
import { allowanceOf, keptBytes, listLimits } from "./data";
import type { Allowance, LimitedRole, RoleLimits } from "./types";

/** The limits of each role, for administrators. */
export async function loadLimits(): Promise<({ role: LimitedRole } & RoleLimits)[]> {
  const viewer = await requireMember("/admin/limits");
  return can(viewer, "administer") ? listLimits(viewer) : forbidden();
}

/** What the current member keeps here, and what they may add; guests have nothing, and who may not upload at all has no allowance. */
export async function ownRoom(): Promise<{ used: number; allowance: Allowance | null }> {
  const viewer = await currentViewer();
  if (viewer.kind === "guest") return { used: 0, allowance: null };
  const allowance = uploadHindrance(viewer) === null ? await allowanceOf(viewer) : null;
  return { used: allowance?.storage?.used ?? (await keptBytes(viewer)), allowance };
}
