"use client";

import { useEffect, useState } from "react";
import { join } from "@/components/ui/join";

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

/** The first of these elements that is in the upper part of the window. */
function useSectionInView(ids: string): string | null {
  const [here, setHere] = useState<string | null>(null);
  useEffect(() => {
    const seen = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target.id);
        setHere((before) => ids.split(" ").find((id) => seen.has(id)) ?? before);
      },
      { rootMargin: "-72px 0px -55% 0px" },
    );
    for (const id of ids.split(" ")) {
      const element = document.getElementById(id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [ids]);
  return here;
}
