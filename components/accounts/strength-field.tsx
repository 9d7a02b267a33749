"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import { join } from "@/components/ui/join";
import { strengthShown, type Strength } from "@/lib/accounts/password/format";
import { ShownField, type ShownFieldProps } from "./shown-field";

const TONES = ["bg-danger", "bg-danger", "bg-warning", "bg-success", "bg-success"] as const;
const PARTS = [1, 2, 3, 4] as const;

type StrengthFieldProps = Omit<ShownFieldProps, "words"> & {
  /** Names the bar, and says what each of the five strengths means. */
  words: ShownFieldProps["words"] & { strength: string; strengths: readonly string[] };
  /** Names whose use makes a password weak, besides those that stand in the same form. */
  own?: readonly string[];
};

/** A field for a new password, with a hint while typing how well it would hold. */
export function StrengthField({ words, own, ...field }: StrengthFieldProps) {
  const [strength, setStrength] = useState<Strength | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // An answer empties the field, and nothing that was typed is left to judge.
  useEffect(() => {
    const form = box.current?.closest("form");
    const forget = (): void => setStrength(null);
    form?.addEventListener("reset", forget);
    return () => form?.removeEventListener("reset", forget);
  }, []);
  const judge = ({ currentTarget }: FormEvent<HTMLInputElement>): void => {
    const names = ["username", "name", "email"].map((name) => currentTarget.form?.elements.namedItem(name));
    const typed = names.flatMap((element) => (element instanceof HTMLInputElement ? [element.value] : []));
    setStrength(strengthShown(currentTarget.value, [...(own ?? []), ...typed]));
  };
  return (
    <div ref={box} className="flex flex-col gap-2">
      <ShownField autoComplete="new-password" minLength={10} maxLength={200} onInput={judge} words={words} {...field} />
      <StrengthBar strength={strength} words={words} />
    </div>
  );
}

/** The words are read out as they change, hence they stand in the page, empty, before there are any. */
function StrengthBar({ strength, words }: { strength: Strength | null; words: StrengthFieldProps["words"] }) {
  return (
    <div className={strength === null ? "sr-only" : "flex items-center gap-3"}>
      {strength !== null && (
        <div
          role="meter"
          aria-label={words.strength}
          aria-valuemin={0}
          aria-valuemax={4}
          aria-valuenow={strength}
          aria-valuetext={words.strengths[strength]}
          className="flex w-28 shrink-0 gap-1"
        >
          {PARTS.map((part) => (
            <span key={part} className={join("h-1 flex-1 rounded-full", part <= Math.max(1, strength) ? TONES[strength] : "bg-line")} />
          ))}
        </div>
      )}
      <p role="status" className="text-sm text-muted">
        {strength !== null && words.strengths[strength]}
      </p>
    </div>
  );
}
