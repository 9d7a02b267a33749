import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { demand } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/platform/session";
import type { PhotoDefaults } from "../types";

/** Chooses what one's new photos start with; those that are there stay as they are. */
export async function chooseDefaults(actor: Actor, { published, visibility, licence, allowFull }: PhotoDefaults): Promise<void> {
  demand(actor, "edit-profile");
  await db
    .update(users)
    .set({ publish: [...published], photoVisibility: visibility, photoLicence: licence, photoAllowFull: allowFull })
    .where(eq(users.id, actor.id));
}
