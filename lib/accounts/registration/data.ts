import { getInstance } from "../data";
import { invitationHolds } from "./invitations/data";
import { wayIn } from "./rules";
import type { Entrance } from "./types";

/** Whether and how somebody with this link, or without one, may sign up at present. */
export async function entrance(invitation: string | undefined): Promise<Entrance> {
  const [{ registration }, invited] = await Promise.all([getInstance(), invitationHolds(invitation)]);
  return { way: wayIn(registration, invited), linkOver: invitation !== undefined && !invited };
}
