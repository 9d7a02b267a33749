import type { Route } from "next";
import type { ReactNode } from "react";
import type { PhotoId } from "@/lib/photos/types";
import type { Size } from "./zoom";

/** A photograph with what it takes to paint it. */
export type Seen = {
  id: PhotoId;
  href: Route;
  name: string;
  /** Of the photograph itself. */
  size: Size;
  /** Width of the widest copy that `picture` can show. */
  widest: number;
  /** Fills the box it stands in. */
  picture: ReactNode;
};

/** What a photo's page tells the viewer, which outlives it while one goes from photo to photo. */
export type Shown = {
  photo: Seen;
  previous: Seen | null;
  next: Seen | null;
  /** The largest file this viewer may have, and its pixels. */
  largest: Size & { src: string };
  /** "3 of 12", where that is known. */
  position: string | null;
  /** What a screen reader says of it. */
  announced: string;
  /** Whether the sequence has come to its end, though another may follow that was its beginning. */
  last: boolean;
  camera: ReactNode;
  /** What it is, whose, and how it was made, in two lines. */
  caption: ReactNode;
};

export type Opening = { full?: boolean; zoom?: boolean };

type State = {
  shown: Shown | null;
  opening: Opening | null;
  keys: boolean;
  /** Of the page, not of the viewer. */
  panelHidden: boolean;
};

const NOTHING: State = { shown: null, opening: null, keys: false, panelHidden: false };

// Every photo's page loads this file: it must stay this small.
let state = NOTHING;
const listeners = new Set<() => void>();

function change(to: Partial<State>): void {
  state = { ...state, ...to };
  for (const listener of listeners) listener();
}

/** What is shown, and how. For `useSyncExternalStore`. */
export const viewerState = (): State => state;
/** The same on the server, and in the first drawing of a page: nothing is shown. */
export const noViewerState = (): State => NOTHING;

/** Calls a listener at every change; answers how to end that. */
export function onViewerState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells of the photo whose page this is; answers how to take that back. */
export function show(shown: Shown): () => void {
  change({ shown });
  return () => {
    if (state.shown === shown) change({ shown: null });
  };
}

/** Opens the viewer over the photo of this page: over all of the screen if `full`, at its largest if `zoom`. */
export const openViewer = (opening: Opening = {}): void => change({ opening });
export const closeViewer = (): void => change({ opening: null });

/** Hides the panel beside the photo or shows it again, here and on the photos' pages that follow. */
export function togglePanel(): void {
  change({ panelHidden: !state.panelHidden });
  // Pages are laid out by it, also those that come after this one.
  document.documentElement.dataset.panel = state.panelHidden ? "hidden" : "shown";
}

/** Opens or closes the list of keys. */
export const showKeys = (keys: boolean): void => change({ keys });

let stepped: string | null = null;

/** Remembers by which of its controls a page is left, for the next photo's page to give it the focus. */
export const leaveBy = (shortcut: string | null): void => {
  stepped = shortcut;
};

/** By which of its controls the last page was left; asked once. */
export function cameBy(): string | null {
  const by = stepped;
  stepped = null;
  return by;
}

const CHARACTERS = "halation.keys";

/** Whether single characters do something; kept by the browser, where it lets us keep anything. */
export function charactersCount(): boolean {
  try {
    return charactersHere ?? localStorage.getItem(CHARACTERS) !== "off";
  } catch {
    return true;
  }
}

/** What was chosen where the browser keeps nothing: it holds until the page is left. */
let charactersHere: boolean | null = null;

/** Turns the keys on or off that are single characters. */
export function letCharactersCount(on: boolean): void {
  try {
    localStorage.setItem(CHARACTERS, on ? "on" : "off");
    charactersHere = null;
  } catch {
    charactersHere = on;
  }
}
