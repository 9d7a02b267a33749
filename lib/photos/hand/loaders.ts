import { gearNames } from "@/lib/gear/data";
import { currentViewer } from "@/lib/platform/session";
import type { PhotoView } from "../types";
import { openFields } from "./policy";
import type { Suggestions } from "./types";

/** Cameras and lenses to choose from, for those of the two that this photo's owner may enter. */
export async function loadSuggestions({ camera, byHand }: Pick<PhotoView, "camera" | "byHand">): Promise<Suggestions> {
  const viewer = await currentViewer();
  const open = openFields(camera, byHand);
  const [cameras, lenses] = await Promise.all([
    open.includes("camera") ? gearNames(viewer, "camera") : [],
    open.includes("lens") ? gearNames(viewer, "lens") : [],
  ]);
  return { cameras, lenses };
}
