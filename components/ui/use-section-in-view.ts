"use client";

import { useEffect, useState } from "react";

/** The first of these elements, whose ids stand in one text, that is in the upper part of the window. */
export function useSectionInView(ids: string): string | null {
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
