import type { Viewer } from "@/lib/platform/session";
import { VISIBILITIES, type Visibility } from "./types";

export type Verb = "edit" | "delete" | "see-original";

type Owned = { owner: { id: string } };

/** Whether a viewer who sees a photo may do this with it. Unknown means no. The database asks again. */
export function can(viewer: Viewer, verb: Verb, photo: Owned): boolean {
  const mine = viewer.kind === "member" && viewer.id === photo.owner.id;
  switch (verb) {
    case "edit":
    case "delete":
    case "see-original":
      return mine;
    default:
      return false;
  }
}

/** Whether a change takes the photo away from someone who could see it: then its address must change. */
export const narrows = (from: Visibility, to: Visibility): boolean => VISIBILITIES.indexOf(to) > VISIBILITIES.indexOf(from);

/** How the bytes of a photo's derivatives may be stored. */
export const accessOf = (visibility: Visibility): "public" | "private" => (visibility === "public" ? "public" : "private");
