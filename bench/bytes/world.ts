import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, users } from "@/db/schema";
import { aPhoto } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import type { UserId } from "@/lib/platform/session";

/** `Cookie` header and username of a member with a photo under way, and the id of a photo anyone may see. */
export type World = { cookie: string; member: string; photo: string };

/** Adds to a demo what the pages under measurement show. */
export async function build(): Promise<World> {
  const [member] = await db.select().from(users).where(eq(users.username, "demo"));
  const [photo] = await db
    .select({ id: photos.id })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .where(and(eq(photos.status, "ready"), eq(photos.visibility, "public"), eq(users.private, false)))
    .limit(1);
  if (!member || !photo) throw new Error("the demo lacks what is to be measured");
  await aPhoto({ owner: member, status: "processing" });
  return { cookie: await signInForTest(member.id as UserId), member: member.username, photo: photo.id };
}
