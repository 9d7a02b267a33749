/** Everything in the bar below a thing: high enough for a thumb, and as wide with a figure as without. */
export const ITEM =
  "relative inline-flex h-11 min-w-11 items-center justify-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap tabular-nums select-none";

export const PRESSABLE = `${ITEM} text-muted hover:bg-hover hover:text-ink aria-pressed:text-accent-text`;

/** Leads guests to where they came from once they have signed in. */
export const signInTo = (path: string): string => `/sign-in?to=${encodeURIComponent(path)}`;
