"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { useForm } from "@/components/ui/form";

/** Keeps the fields out of sight until they are asked for; stays open where one of them is wrong, and closes once it is done. */
export function SaveFold({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const { state } = useForm();
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (state.ok && fold.current) fold.current.open = false;
  }, [state]);
  return (
    <details ref={fold} open={state.fields ? true : undefined} className="group/save">
      {summary}
      {children}
    </details>
  );
}
