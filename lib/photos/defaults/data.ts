import { eq } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { users } from "@/db/schema";
import type { Member } from "@/lib/platform/session";
import { PUBLISHED_BY_DEFAULT, type Field } from "../publishing/types";
import type { Licence, PhotoDefaults } from "../types";

/** What a member's new photos start with, as their account says. */
export async function defaultsOf(member: Pick<Member, "id">, on: Executor = db): Promise<PhotoDefaults> {
  const [row] = await on
    .select({ published: users.publish, visibility: users.photoVisibility, licence: users.photoLicence, allowFull: users.photoAllowFull })
    .from(users)
    .where(eq(users.id, member.id));
  const { published, licence, ...rest } = row ?? UNTOLD;
  return { ...rest, licence: licence as Licence, published: (published as Field[] | null) ?? PUBLISHED_BY_DEFAULT };
}

const UNTOLD = { published: null, visibility: "private", licence: "all-rights-reserved", allowFull: false } as const;
