import type { Member } from "@/lib/platform/session";
import { requireMember } from "../loaders";
import { can } from "../policy";
import { getTwoFactor } from "./data";
import type { OwnTwoFactor } from "./types";

/** How one's own second factor stands, and whether one may have one. */
export async function ownTwoFactor(): Promise<OwnTwoFactor & { allowed: boolean; username: Member["username"] }> {
  const member = await requireMember("/settings/two-factor");
  return { ...(await getTwoFactor(member)), allowed: can(member, "two-factor"), username: member.username };
}
