/*
 * The looks of the one button that every page carries, for when something broke, as they are written: what chooses among all looks of a button
 * (`button-variants`) would be a kilobyte of every page.
 */

export const BUTTON =
  "relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none transition-[opacity,transform] active:scale-[0.985] disabled:opacity-50 disabled:active:scale-100 aria-disabled:opacity-50";
export const PRIMARY = "bg-accent text-on-accent hover:bg-accent-hover";
export const MEDIUM = "h-10 px-4 text-base pointer-coarse:h-11";
