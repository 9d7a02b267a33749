"use client";

import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./classes";

export const Menu = Radix.Root;
export const MenuTrigger = Radix.Trigger;

export function MenuContent({ className, align = "end", sideOffset = 6, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={sideOffset}
        className={cn("fade-in z-50 min-w-48 rounded-lg border border-line bg-float p-1.5 text-ink shadow-float", className)}
        {...props}
      />
    </Radix.Portal>
  );
}

type MenuItemProps = ComponentProps<typeof Radix.Item> & { icon?: ReactNode; tone?: "plain" | "danger" };

/** One thing to do; with `asChild`, a link. */
export function MenuItem({ icon, tone = "plain", className, children, asChild, ...props }: MenuItemProps) {
  return (
    <Radix.Item
      asChild={asChild}
      className={cn(
        "flex h-10 cursor-pointer items-center gap-3 rounded-md px-3 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover pointer-coarse:h-11",
        tone === "danger" && "text-danger",
        className,
      )}
      {...props}
    >
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </Radix.Item>
  );
}

export const MenuSeparator = () => <Radix.Separator className="my-1.5 h-px bg-line" />;
