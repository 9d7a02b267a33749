import { requireGuest } from "../loaders";
import { entrance } from "./data";
import type { Entrance } from "./types";

/** Whether and how a guest with this link, or without one, may sign up; members are sent on. */
export async function signUpEntrance(invitation: string | undefined): Promise<Entrance> {
  await requireGuest();
  return entrance(invitation);
}
