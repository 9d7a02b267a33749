import { db } from "@/db/client";
import { instance } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { notFoundError } from "@/lib/core/errors";
import type { Actor } from "@/lib/platform/session";
import { markConfirmed } from "../mutations";
import { demand } from "../policy";
import type { InstanceSettings } from "../types";

/** Confirms a member by hand, for instances whose mail stays on the machine. */
export async function confirmMember(actor: Actor, userId: string): Promise<void> {
  demand(actor, "administer");
  if (!isId(userId)) throw notFoundError();
  await db.transaction((tx) => markConfirmed(tx, userId));
}

/** Changes what the instance is called and who may look in. */
export async function updateInstance(actor: Actor, settings: InstanceSettings): Promise<void> {
  demand(actor, "administer");
  await db.update(instance).set(settings);
}
