import { currentViewer } from "@/lib/platform/session";
import { feedPage } from "./data";
import { readCursor } from "./schema";
import type { FeedPage } from "./types";

/** The current viewer's feed from `?before=` on. */
export const loadFeed = async (before?: string | string[]): Promise<FeedPage> => feedPage(await currentViewer(), readCursor(before));
