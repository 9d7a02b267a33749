import type { Message } from "@/lib/core/errors";
import type { Band, RangeField } from "./types";

/** Writes a number the way the person's language does. */
type WriteNumber = (value: number) => string;

/** An interval in the facet's unit, such as "f/2.8–3.9" or "1 s and longer": a key under `search`, with its numbers written out. */
export function intervalMessage(field: RangeField, { from, to, below, last }: Band, write: WriteNumber): Message {
  const number = (value: number | undefined): string => (value === undefined ? "" : nominal(value, write));
  const shape = from === undefined ? (below ? "below" : "to") : to === undefined ? "from" : from === to ? "exactly" : "between";
  return { key: `${field}.${shape}`, values: { from: number(from), to: number(shape === "between" ? (last ?? to) : to) } };
}

/** Short exposure times are said as fractions; nothing else that is searched for is smaller than a quarter. */
const nominal = (value: number, write: WriteNumber): string => (value < 0.26 ? `1/${Math.round(1 / value)}` : write(Math.round(value * 10) / 10));
