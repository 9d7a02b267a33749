"use client";

import { useState, type ComponentProps } from "react";
import { FormField } from "@/components/ui/form-fields";

export type ShownFieldProps = ComponentProps<typeof FormField> & { words: { show: string; hide: string } };

/** A field for a password, which can be shown for as long as one types it where nobody looks on. */
export function ShownField({ words, ...field }: ShownFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <FormField type={shown ? "text" : "password"} autoCapitalize="none" spellCheck={false} required {...field} />
      {/* Beside the label, and after the field: whoever goes by keys comes to the field first. */}
      <div className="absolute top-0 right-0 leading-none">
        <button type="button" onClick={() => setShown(!shown)} className="touch-target text-sm text-muted hover:text-ink hover:underline noscript:hidden">
          {shown ? words.hide : words.show}
        </button>
      </div>
    </div>
  );
}
