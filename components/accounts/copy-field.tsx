"use client";

import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy";
import { Input } from "@/components/ui/input";

type CopyFieldProps = { label: string; value: string; words: { copy: string; copied: string; failed: string } };

/** Something to be copied: by the button, or, where there are no scripts, by hand. */
export function CopyField({ label, value, words }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const mark = (): void => field.current?.select();
  const copy = async (): Promise<void> => {
    mark();
    setSaid((await copyText(value, mark)) ? words.copied : words.failed);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Input id={id} ref={field} value={value} readOnly onFocus={(event) => event.currentTarget.select()} className="min-w-0 flex-1 basis-56 text-sm" />
      <Button onClick={() => void copy()}>{words.copy}</Button>
      <p role="status" className="text-sm text-muted empty:hidden">
        {said}
      </p>
    </div>
  );
}
