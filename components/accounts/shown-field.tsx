"use client";

import { useState, type ComponentProps } from "react";
import { FormField } from "@/components/ui/form";

export type ShownFieldProps = ComponentProps<typeof FormField> & { words: { show: string; hide: string } };

/** A field for a password, which can be shown for as long as one types it where nobody looks on. */
export function ShownField({ words, ...field }: ShownFieldProps) {
  const [shown, setShown] = useState(false);
  const toggle = (
    <button type="button" onClick={() => setShown(!shown)} className="touch-target text-sm text-muted hover:text-ink hover:underline noscript:invisible">
      {shown ? words.hide : words.show}
    </button>
  );
  return <FormField type={shown ? "text" : "password"} autoCapitalize="none" spellCheck={false} required aside={toggle} {...field} />;
}
