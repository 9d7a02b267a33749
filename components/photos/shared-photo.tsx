import { ViewTransition, type ReactNode } from "react";
import type { PhotoId } from "@/lib/photos/types";

/** Lets a photograph travel from a grid to its page, where the browser can. One per photograph on a page. */
export const SharedPhoto = ({ id, children }: { id: PhotoId; children: ReactNode }) => (
  <ViewTransition name={`photo-${id}`} share="photo" default="none">
    {children}
  </ViewTransition>
);
