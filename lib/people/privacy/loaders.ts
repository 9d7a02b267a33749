import { requireMember } from "@/lib/platform/session";
import { ownPrivacy } from "./data";

/** To whom the current member opens what is theirs; guests are sent to sign in. */
export const loadPrivacy = async () => ownPrivacy(await requireMember("/settings/people"));
