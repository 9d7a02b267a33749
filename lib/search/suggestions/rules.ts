import { writeInterval } from "../intervals/schema";
import type { DayPart, Suggestion } from "./types";

/** Fewer letters begin too much. */
const SHORTEST_WORD = 3;

/** The parts of a day that one of the words typed names, or begins to: `night`, `nigh`, `ночные`. The other words stay to be searched for. */
export function partsNamed(typed: string, parts: readonly DayPart[]): Suggestion[] {
  const words = typed.split(/\s+/).filter(Boolean);
  return parts.flatMap(({ band, label }) => {
    const at = words.findIndex((word) => isNamedBy(word.toLowerCase(), label.toLowerCase().split(/[\s,]/)[0]!));
    return at < 0 ? [] : [{ kind: "hour", value: writeInterval("hour", band), label, rest: words.toSpliced(at, 1).join(" ") }];
  });
}

/** Its beginning, or the whole with another ending, as Russian has them. */
const isNamedBy = (word: string, name: string): boolean => [...word].length >= SHORTEST_WORD && (name.startsWith(word) || word.startsWith(name.slice(0, -1)));
