import type { Entrance, Registration } from "./types";

/** Where nobody may sign up, a link does not help; anywhere else it lets people in without waiting. */
export function wayIn(registration: Registration, invited: boolean): Entrance["way"] {
  if (registration === "closed") return "closed";
  if (invited) return "invited";
  return ({ open: "open", invitation: "link-needed", approval: "asking" } as const)[registration];
}
