import { entries } from "@/lib/gear/comparison/schema";
import type { Comparison } from "@/lib/gear/comparison/types";

/** Sends along with a form what it does not change. */
export const KeptComparison = ({ comparison, but }: { comparison: Comparison; but?: readonly string[] }) =>
  entries(comparison)
    .filter(([name]) => !but?.includes(name))
    .map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
