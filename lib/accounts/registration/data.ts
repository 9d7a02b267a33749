import { db } from "@/db/client";
import { instance } from "@/db/schema";
import { invitationHolds } from "./invitations/data";
import { wayIn } from "./rules";
import type { Entrance } from "./types";

/** Whether and how somebody with this link, or without one, may sign up at present. */
export async function entrance(invitation: string | undefined): Promise<Entrance> {
  const [row] = await db.select({ registration: instance.registration }).from(instance);
  const invited = await invitationHolds(invitation);
  return { way: wayIn(row?.registration ?? "closed", invited), linkOver: invitation !== undefined && !invited };
}
