import { currentViewer } from "@/lib/platform/session";
import { feedPage, latestPhotos } from "./data";
import { readCursor } from "./schema";
import type { FeedPage } from "./types";

/** The current viewer's feed from `?before=` on. */
export const loadFeed = async (before?: string | string[]): Promise<FeedPage> => feedPage(await currentViewer(), readCursor(before));

const WALL = 24;

/** What guests see of the place: its newest public photos, none where it is closed. */
export const loadWall = async () => latestPhotos(await currentViewer(), WALL);
