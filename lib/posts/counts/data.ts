import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { posts } from "@/db/schema";
import type { UserId, Viewer } from "@/lib/platform/session";
import { postsVisibleTo } from "../data";

/** How many posts on somebody's wall this viewer may see. */
export const countOnWall = (viewer: Viewer, wallId: UserId): Promise<number> => db.$count(posts, and(eq(posts.wallId, wallId), postsVisibleTo(viewer)));
