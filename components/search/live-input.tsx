"use client";

import { useEffect, useRef, type ComponentProps } from "react";
import { Input } from "@/components/ui/input";

/** Milliseconds without a key after which the form is sent. */
const PAUSE = 300;

/** A field whose form is sent as one types. */
export function LiveInput(props: Omit<ComponentProps<typeof Input>, "type" | "onChange">) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Input
      type="search"
      autoComplete="off"
      autoCapitalize="none"
      look="compact"
      onChange={({ target: { form } }) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => form?.requestSubmit(), PAUSE);
      }}
      {...props}
    />
  );
}
