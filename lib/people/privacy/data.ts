import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import type { Member } from "@/lib/platform/session";
import type { Privacy } from "./types";

/** To whom the viewer opens what is theirs. */
export async function ownPrivacy(viewer: Member): Promise<Privacy> {
  const [row] = await db
    .select({ private: users.private, wallFrom: users.wallFrom, wallFor: users.wallFor, showsPresence: users.showsPresence })
    .from(users)
    .where(eq(users.id, viewer.id));
  return row ?? { private: false, wallFrom: "friends", wallFor: "public", showsPresence: false };
}
