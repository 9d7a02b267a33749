import { requireMember } from "@/lib/accounts/loaders";
import { watchedBy } from "./data";

/** The tags that the current member follows and mutes. */
export const loadWatchedTags = async () => watchedBy(await requireMember("/settings/tags"));
