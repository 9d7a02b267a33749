import { cases } from "@/scripts/testing/property";
import { BOMBS } from "./bombs";
import { CUT, mutated } from "./broken";
import { LIES } from "./lies";
import { POLYGLOTS } from "./polyglots";
import type { Hostile } from "./types";

/** Whether this run is one of `npm run prove`. */
export const THOROUGH = process.env.PROVE_RUNS !== undefined;

/** All that is tried: everything when proving, otherwise what does not take long. */
export function corpus(): Hostile[] {
  const all = [...POLYGLOTS, ...LIES, ...BOMBS, ...CUT, ...mutated(cases())];
  return THOROUGH ? all : all.filter(({ everyday }) => everyday);
}
