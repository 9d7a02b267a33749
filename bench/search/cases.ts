import type { Query } from "@/lib/search/types";

/** A search that is measured. */
export type Case = { name: string; query: Query };

const ISO_400 = { from: 400, to: 800, below: true };

/** From what everybody opens first to what hardly anything fits; the words are those of `bench/pages/network.ts`. */
export const CASES: readonly Case[] = [
  { name: "no filter", query: {} },
  { name: "one camera", query: { camera: ["bench-40"] } },
  { name: "camera, ISO and tag", query: { camera: ["bench-2"], iso: [ISO_400], tag: ["bench1"] } },
  {
    name: "rare combination",
    query: { camera: ["bench-198"], lens: ["bench-1"], iso: [ISO_400], orientation: ["portrait"], flash: ["fired"], aperture: [{ from: 16 }] },
  },
  { name: "text with a typo", query: { q: "meadwo" } },
];
