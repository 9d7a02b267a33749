import { cva } from "class-variance-authority";

// Apart from the button itself, so that small client components need not carry what it is made with.

/** The looks of a button, for links that are drawn as one: `<Link className={buttonVariants({ variant: "primary" })}>`. */
export const buttonVariants = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none transition-[opacity,transform] active:scale-[0.985] disabled:opacity-50 disabled:active:scale-100 aria-disabled:opacity-50",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:bg-accent-hover",
        secondary: "border border-edge/60 bg-surface text-ink hover:border-edge hover:bg-sunken",
        quiet: "text-ink hover:bg-hover",
        danger: "border border-danger/50 bg-surface text-danger hover:border-danger hover:bg-danger-soft",
      },
      size: {
        md: "h-10 px-4 text-base pointer-coarse:h-11",
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
  },
);
