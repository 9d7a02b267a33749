import { and, eq, isNull, or, sql, type SQL } from "drizzle-orm";
import { friendships, photos, users } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";

/** The predicate over `photos` that says which rows a viewer may see. Every read of photographs carries it. */
export function visibleTo(viewer: Viewer): SQL {
  const standing = and(isNull(photos.deletedAt), isNull(photos.removedAt))!;
  const shown = and(eq(photos.status, "ready"), sql`${photos.ownerId} not in (select ${users.id} from ${users} where ${users.suspendedAt} is not null)`)!;
  const open = viewer.mayLook ? eq(photos.visibility, "public") : sql`false`;
  if (viewer.kind === "guest") return and(standing, shown, open)!;
  const ofFriends = and(eq(photos.visibility, "friends"), viewer.confirmed ? isFriend(viewer.id) : sql`false`)!;
  return and(standing, or(eq(photos.ownerId, viewer.id), and(shown, or(open, ofFriends))))!;
}

const isFriend = (id: string): SQL => sql`exists (
  select 1 from ${friendships}
  where ${friendships.lowId} = least(${photos.ownerId}, ${id}::uuid) and ${friendships.highId} = greatest(${photos.ownerId}, ${id}::uuid))`;
