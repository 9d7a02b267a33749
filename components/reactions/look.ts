/** Everything in the bar below a thing: high enough for a thumb, and as wide with a figure as without. */
export const ITEM =
  "relative inline-flex h-11 min-w-11 items-center justify-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap tabular-nums select-none";

/** The same among small words. */
const SMALL =
  "touch-target inline-flex h-8 min-w-8 items-center justify-center gap-1 rounded-md px-2 text-sm font-medium whitespace-nowrap tabular-nums select-none";

const PRESSED = "text-muted hover:bg-hover hover:text-ink aria-pressed:text-accent-text";

export const PRESSABLE = `${ITEM} ${PRESSED}`;

/** What others did, in a line below the bar: each a way to who they are. */
export const LINE = "inline-flex items-center gap-2 text-sm text-muted hover:underline pointer-coarse:min-h-11";

/** How large a reaction is: in a bar of its own, or among small words. */
export type Size = "bar" | "line";

export const SIZES = {
  bar: { item: ITEM, pressable: PRESSABLE, icon: 20 },
  line: { item: SMALL, pressable: `${SMALL} ${PRESSED}`, icon: 16 },
} as const satisfies Record<Size, unknown>;

/** Leads guests to where they came from once they have signed in. */
export const signInTo = (path: string): string => `/sign-in?to=${encodeURIComponent(path)}`;
