import { useEffect } from "react";
import { deedOf, isTaken, type Deed } from "./keys";
import { charactersCount, openViewer, showKeys, togglePanel, viewerState } from "./shown";

/** What of a page a key presses: the control that says so of itself. */
const SHORTCUTS: Partial<Record<Deed, string>> = {
  previous: "ArrowLeft",
  next: "ArrowRight",
  leave: "Escape",
  comments: "c",
  like: "l",
  panel: "i",
};

/** What lies over a page has the keys to itself. */
const OVER = "dialog[open], [role=dialog], [role=menu]";

/** The control of the page behind a key, if there is one. */
export const controlOf = (shortcut: string): HTMLElement | null => document.querySelector(`main [aria-keyshortcuts~="${shortcut}"]`);

/** Presses what a key stands for; comments are gone to even where nothing leads there. */
function pressControl(deed: Deed): boolean {
  const shortcut = SHORTCUTS[deed];
  const control = shortcut ? controlOf(shortcut) : null;
  if (control) control.click();
  else if (deed === "comments") return goToComments();
  return control !== null;
}

/** To the field one writes in, or to where the comments begin. */
export function goToComments(): boolean {
  if (viewerState().panelHidden) togglePanel();
  const comments = document.getElementById("comments");
  comments?.scrollIntoView({ block: "start" });
  comments?.querySelector<HTMLElement>("textarea")?.focus({ preventScroll: true });
  return comments !== null;
}

/** The keys of a photo's page, while its viewer is closed. */
export function usePageKeys(): void {
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const { opening, keys } = viewerState();
      if (event.defaultPrevented || opening || keys || isTaken(event.target) || document.querySelector(OVER)) return;
      const deed = deedOf(event, charactersCount());
      if (!deed) return;
      if (deed === "full" || deed === "zoom" || deed === "larger") openViewer({ full: deed === "full", zoom: deed !== "full" });
      else if (deed === "keys") showKeys(true);
      else if (!pressControl(deed)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", down);
    return () => document.removeEventListener("keydown", down);
  }, []);
}
