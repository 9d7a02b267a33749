import { canonical, entries } from "@/lib/search/schema";
import type { Field, Query } from "@/lib/search/types";

/** Sends along with a form what it does not change; the answer starts at its first page. */
export function KeptQuery({ query, but }: { query: Query; but: Field | "q" }) {
  const kept = entries(canonical({ ...query, after: undefined, more: undefined, find: undefined, [but]: undefined }));
  return kept.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}
