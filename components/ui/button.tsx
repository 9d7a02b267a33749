import type { VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { buttonVariants } from "./button-variants";
import { join } from "./join";
import { Spinner } from "./spinner";

export { buttonVariants };

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Shows a spinner in place of the words. */
    pending?: boolean;
  };

/** Sends no form unless its `type` says so. `pending` keeps its size and lets it have the focus; what a press does meanwhile is up to its user. */
export function Button({ variant, size, wide, pending = false, className, children, type = "button", ...props }: ButtonProps) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- "button" unless told
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={join(buttonVariants({ variant, size, wide }), className)}
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

/** A square with a drawing in place of words. */
export function IconButton({ label, variant = "quiet", size = "md", className, children, type = "button", ...props }: IconButtonProps) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- "button" unless told
      type={type}
      aria-label={label}
      title={label}
      className={join(buttonVariants({ variant, size: size === "sm" ? "icon-sm" : "icon" }), className)}
      {...props}
    >
      {children}
    </button>
  );
}
