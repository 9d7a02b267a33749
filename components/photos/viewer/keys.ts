/** What a key does on a photo's page and in its viewer. */
export type Deed = "previous" | "next" | "full" | "zoom" | "panel" | "comments" | "like" | "leave" | "keys" | "larger" | "smaller" | "whole" | "up" | "down";

const NAMED: Readonly<Record<string, Deed>> = {
  ArrowLeft: "previous",
  ArrowRight: "next",
  ArrowUp: "up",
  ArrowDown: "down",
  Escape: "leave",
  "?": "keys",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "0": "whole",
};

const LETTERS: Readonly<Record<string, Deed>> = { f: "full", z: "zoom", i: "panel", c: "comments", l: "like" };

type Press = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "isComposing">;

/**
 * What a key press asks for; null for all that is the browser's or somebody else's. Where letters are not Latin, the key in the same place counts.
 *
 * @param characters whether single characters do anything: who speaks to their computer may not want them to
 */
export function deedOf({ key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing }: Press, characters = true): Deed | null {
  if (altKey || ctrlKey || metaKey || isComposing) return null;
  if (key.length === 1 && !characters) return null;
  const named = Object.hasOwn(NAMED, key) ? NAMED[key]! : null;
  if (named) return shiftKey && key.length > 1 ? null : named;
  if (shiftKey || key.length !== 1) return null;
  const letter = /^[a-z]$/i.test(key) || key.charCodeAt(0) < 128 ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
  return Object.hasOwn(LETTERS, letter) ? LETTERS[letter]! : null;
}

/** Whether a key belongs to what has the focus: something one types in, plays or opens. */
export const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input:not([type=checkbox]), textarea, select, audio, video, [role=menu], [role=dialog], [role=tablist], [role=slider]") !== null);

/** Whether Escape may go back in the history: to a page of ours that one would not be sent away from again. */
export function isPlaceToReturnTo(address: string | null | undefined, origin: string): boolean {
  if (!address || !URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.origin !== origin || /^\/(?:sign-in|sign-up|confirm|again|setup)(?:\/|$)/.test(url.pathname)) return false;
  // What one does about a photo ends on its page.
  return !/^\/p\/[^/]+\/./.test(url.pathname);
}
