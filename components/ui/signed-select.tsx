import type { ComponentProps, ReactNode } from "react";
import { join } from "./join";
import { ChevronDownIcon } from "./icons";

/** Shows the sign of whichever option is chosen, without a script. */
const SIGNS = [
  "group-has-[option:nth-child(1):checked]/signed:block",
  "group-has-[option:nth-child(2):checked]/signed:block",
  "group-has-[option:nth-child(3):checked]/signed:block",
  "group-has-[option:nth-child(4):checked]/signed:block",
] as const;

type SignedOption = { value: string; label: string; icon: ReactNode };

type SignedSelectProps = Omit<ComponentProps<"select">, "children"> & {
  /** Four at most. */
  options: readonly SignedOption[];
};

/** One of a few, each with a sign, in little room: it stands beside what it is about. */
export function SignedSelect({ options, className, ...props }: SignedSelectProps) {
  return (
    <span className={join("group/signed relative -mr-2 inline-flex shrink-0 text-muted focus-within:text-ink hover:text-ink", className)}>
      {options.map(({ value, icon }, index) => (
        <span key={value} aria-hidden="true" className={join("pointer-events-none absolute top-1/2 left-2 hidden -translate-y-1/2", SIGNS[index])}>
          {icon}
        </span>
      ))}
      <select
        className="field-sizing-content h-8 appearance-none rounded-md border border-transparent bg-transparent pr-7 pl-7.5 text-sm text-inherit group-hover/signed:bg-hover focus-visible:border-accent pointer-coarse:h-11 pointer-coarse:text-[1rem] [&>option]:bg-float [&>option]:text-ink"
        {...props}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDownIcon size={14} className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2" />
    </span>
  );
}
