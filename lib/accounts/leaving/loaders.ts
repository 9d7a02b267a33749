import { requireGuest, requireMember } from "../loaders";
import { isLastAdministrator } from "./data";

/** Who wants to leave, and whether they may. */
export async function leaver(): Promise<{ username: string; lastAdministrator: boolean }> {
  const member = await requireMember("/settings/data/leave");
  return { username: member.username, lastAdministrator: await isLastAdministrator(member) };
}

/** For whoever has just left; members are led home. */
export const requireLeft = () => requireGuest();
