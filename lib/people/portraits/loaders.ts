import { requireActor, type UserId } from "@/lib/platform/session";
import { portraitStates } from "./data";
import { portraitHindrance } from "./policy";
import type { PortraitState, Purpose } from "./types";

type OwnPortraits = { id: UserId; states: Record<Purpose, PortraitState>; /** Whether one may have new ones. */ open: boolean };

/** What is going on with one's own pictures. */
export async function ownPortraits(): Promise<OwnPortraits> {
  const me = await requireActor();
  return { id: me.id, states: await portraitStates(me), open: portraitHindrance(me) === null };
}
