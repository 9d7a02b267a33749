import { requireMember } from "@/lib/platform/session";
import { silencedOf } from "../silence/data";
import { preferencesOf } from "./data";

/** How the current member wants to be told, and of what not; guests are sent to sign in. */
export async function loadPreferences() {
  const member = await requireMember("/settings/notifications");
  const [preferences, silenced] = await Promise.all([preferencesOf(member), silencedOf(member)]);
  return { preferences, silenced };
}
