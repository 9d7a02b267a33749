import { currentViewer } from "@/lib/platform/session";
import { watchedBy } from "./data";

/** The tags that the current member follows and mutes. */
export const loadWatchedTags = async () => watchedBy(await currentViewer());
