import { currentViewer, type UserId } from "@/lib/platform/session";
import { gearOf } from "./data";
import type { GearKind } from "./types";

/** What somebody took the most photos with, as far as the current viewer may see those. */
export const loadGearOf = async (ownerId: UserId, kind: GearKind) => gearOf(await currentViewer(), ownerId, kind);
