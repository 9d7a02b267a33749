import { sessionFromRequest } from "@/lib/platform/session";
import type { PersonCard } from "../types";
import { completePeople } from "./data";

/** People whose name completes what whoever asks is typing; null for guests, who mention nobody. */
export async function requestedPeople(request: { headers: Headers }, typed: string): Promise<PersonCard[] | null> {
  const viewer = await sessionFromRequest(request);
  return viewer.kind === "guest" ? null : completePeople(viewer, typed);
}
