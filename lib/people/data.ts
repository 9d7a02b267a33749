import { and, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { friendships, photos, users } from "@/db/schema";
import { foldUsername } from "@/lib/accounts/rules";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import type { Profile } from "./types";

/** The profile under a username, in any case; undefined when there is none, it is suspended, or the viewer may not look. */
export async function getProfile(viewer: Viewer, username: string): Promise<Profile | undefined> {
  const me = viewer.kind === "member" ? viewer.id : null;
  const shown = viewer.mayLook ? isNull(users.suspendedAt) : sql`${users.id} = ${me}::uuid`;
  const [row] = await db
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      bio: users.bio,
      joinedAt: users.createdAt,
      photos: sql<number>`(select count(*)::int from ${photos} where ${photos.ownerId} = ${users.id} and ${photos.status} = 'ready' and ${visibleTo(viewer)})`,
      friends: sql<number>`(select count(*)::int from ${friendships} where ${friendships.lowId} = ${users.id} or ${friendships.highId} = ${users.id})`,
      isFriend: sql<boolean>`exists (
        select 1 from ${friendships}
        where ${friendships.lowId} = least(${users.id}, ${me}::uuid) and ${friendships.highId} = greatest(${users.id}, ${me}::uuid))`,
    })
    .from(users)
    .where(and(eq(users.usernameFolded, foldUsername(username)), shown));
  // Look-alikes fold together; an address means one of them.
  if (row?.username.toLowerCase() !== username.toLowerCase()) return undefined;
  const { isFriend, ...profile } = row;
  return { ...profile, relation: row.id === me ? "self" : isFriend ? "friend" : "none" };
}
