"use client";

import { join } from "@/components/ui/join";
import { useSectionInView } from "@/components/ui/use-section-in-view";

export type Section = { id: string; label: string };

/** The parts of a long page, beside it on wide screens, with the one under the eyes marked. Plain links before scripts. */
export function SectionNav({ label, sections, className }: { label: string; sections: readonly Section[]; className?: string }) {
  const here = useSectionInView(sections.map(({ id }) => id).join(" "));
  return (
    <nav aria-label={label} className={join("text-sm", className)}>
      <ul className="flex flex-col border-l border-line">
        {sections.map(({ id, label: word }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === here ? "true" : undefined}
              className="-ml-px block border-l border-transparent py-1.5 pl-4 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {word}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
