"use client";

import { useSectionInView } from "@/components/ui/use-section-in-view";
import { JumpLink } from "./jump-link";

/** The kinds of filters in the sheet, with the one under the eyes marked. */
export function GroupLinks({ label, groups }: { label: string; groups: readonly { id: string; label: string }[] }) {
  const here = useSectionInView(groups.map(({ id }) => id).join(" "));
  return (
    <nav aria-label={label} className="sticky -top-4 z-10 -mx-4 overflow-x-auto border-b border-line bg-canvas px-4 [scrollbar-width:none] lg:hidden">
      <ul className="flex gap-5">
        {groups.map(({ id, label: word }) => (
          <li key={id}>
            <JumpLink
              target={id}
              current={id === here}
              className="inline-flex h-11 items-center border-b-2 border-transparent text-sm font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
            >
              {word}
            </JumpLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
