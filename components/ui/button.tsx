import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./classes";
import { Spinner } from "./spinner";

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
        icon: "size-10 pointer-coarse:size-11",
        "icon-sm": "touch-target size-8",
      },
      wide: { true: "w-full" },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Shows a spinner in place of the words. */
    pending?: boolean;
  };

export function Button({ variant, size, wide, pending = false, className, children, type = "button", ...props }: ButtonProps) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- "button" unless told
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={cn(buttonVariants({ variant, size, wide }), className)}
      {...props}
    >
      {pending ? (
        <>
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
          <Spinner className="absolute" />
        </>
      ) : (
        children
      )}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<"button">, "children"> &
  Pick<VariantProps<typeof buttonVariants>, "variant"> & {
    /** What it does, for those who do not see the drawing; shown as a tooltip too. */
    label: string;
    size?: "md" | "sm";
    children: ReactNode;
  };

export function IconButton({ label, variant = "quiet", size = "md", className, children, type = "button", ...props }: IconButtonProps) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- "button" unless told
      type={type}
      aria-label={label}
      title={label}
      className={cn(buttonVariants({ variant, size: size === "sm" ? "icon-sm" : "icon" }), className)}
      {...props}
    >
      {children}
    </button>
  );
}
