import { currentViewer } from "@/lib/platform/session";
import { draftsOf } from "./data";
import { readDraftPlace } from "./schema";
import type { DraftsPage } from "./types";

/** The current member's drafts from `?after=` on. */
export const loadDrafts = async (after?: string | string[]): Promise<DraftsPage> => draftsOf(await currentViewer(), readDraftPlace(after));
