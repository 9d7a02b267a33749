import { cva } from "class-variance-authority";
import { BUTTON, MEDIUM, PRIMARY } from "./button-looks";

// Apart from the button itself, so that small client components need not carry what it is made with.

/** The looks of a button, for links that are drawn as one: `<Link className={buttonVariants({ variant: "primary" })}>`. */
export const buttonVariants = cva(BUTTON, {
  variants: {
    variant: {
      primary: PRIMARY,
      secondary: "border border-edge/60 bg-surface text-ink hover:border-edge hover:bg-sunken",
      quiet: "text-ink hover:bg-hover",
      danger: "border border-danger/50 bg-surface text-danger hover:border-danger hover:bg-danger-soft",
    },
    size: {
      md: MEDIUM,
      sm: "touch-target h-8 px-3 text-sm",
      lg: "h-12 px-6 text-lg",
      /** As high as what one types in, to stand beside it. */
      field: "h-11 px-4 text-base",
      "sm-field": "h-9 px-3 text-sm pointer-coarse:h-11",
      icon: "size-10 pointer-coarse:size-11",
      "icon-sm": "touch-target size-8",
    },
    wide: { true: "w-full" },
  },
  defaultVariants: { variant: "secondary", size: "md" },
});
