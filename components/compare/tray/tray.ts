import { isId } from "@/lib/core/ids";
import { MOST } from "@/lib/gear/comparison/types";
import type { PhotoId } from "@/lib/photos/types";

/** Where the photographs picked in this tab are kept, until it is closed. */
const PLACE = "compare";

/** What is kept, read; whatever else stands there is nothing. At most as many as leave room for one more. */
export const readTray = (kept: string | null): PhotoId[] => [...new Set((kept ?? "").split(" ").filter(isId))].slice(-(MOST.photo - 1));

const listeners = new Set<() => void>();

/** The photographs picked in this tab, as they are kept; null where the browser keeps nothing. */
export function trayText(): string | null {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

/** Remembers which photographs are compared, so that the next one joins them. */
export function keepTray(photos: readonly PhotoId[]): void {
  try {
    sessionStorage.setItem(PLACE, photos.join(" "));
  } catch {
    // Then each comparison begins anew.
  }
  for (const tell of listeners) tell();
}

/** Calls a listener whenever this page keeps photographs; answers how to end that. */
export function onTray(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
