import type { ReactNode } from "react";
import { MoreIcon } from "./icons";
import { join } from "./join";

type MoreMenuProps = {
  /** What more there is, and of what. */
  label: string;
  /** Stands in a line of text. */
  small?: boolean;
  children: ReactNode;
};

/** What can be done besides, behind three dots, which stand at the end of what they belong to. Opens without scripts. */
export function MoreMenu({ label, small = false, children }: MoreMenuProps) {
  return (
    <details className="relative">
      <summary
        aria-label={label}
        title={label}
        className={join(
          "flex cursor-pointer list-none items-center justify-center rounded-md hover:bg-hover [&::-webkit-details-marker]:hidden",
          small ? "touch-target size-8" : "size-10 pointer-coarse:size-11",
        )}
      >
        <MoreIcon size={small ? 18 : 20} />
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1.5 flex w-72 flex-col items-start gap-4 rounded-lg border border-line bg-float p-4 shadow-float">
        {children}
      </div>
    </details>
  );
}

/** A deed, under what it means. */
export function Explained({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-sm text-muted">{words}</p>
      {children}
    </div>
  );
}
