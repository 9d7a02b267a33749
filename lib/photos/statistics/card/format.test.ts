import { expect, it } from "vitest";
import { rangeFacet } from "@/lib/search/types";
import { SPREAD, type Statistics } from "../types";
import { drawCard, shownSpread } from "./format";
import type { Card } from "./types";

/** Notes what is drawn, and draws nothing of it. */
function noting() {
  const drawn: string[] = [];
  return { drawn, letter: (text: string) => ({ path: `M${drawn.push(text)} 0Z`, width: 10 }) };
}

const card: Card = {
  name: "</svg><script>",
  about: "2024",
  figures: [
    { figure: "1,234", word: "photos" },
    { figure: "29,616", word: "megapixels" },
  ],
  gear: [{ word: "Camera", name: "Nikon D70" }],
  histogram: { title: "ISO", counts: [1, 0, 4], first: "100", last: "400" },
};

it("draws everything it is told, and no text as text", () => {
  const { drawn, letter } = noting();
  const svg = drawCard(card, letter);
  expect(drawn).toEqual(["</svg><script>", "2024", "1,234", "photos", "29,616", "megapixels", "Camera", "Nikon D70", "Halation", "ISO", "100", "400"]);
  expect(svg).not.toMatch(/script|Nikon|href|url\(/);
  expect(svg.match(/<(\w+)/g)?.every((tag) => ["<svg", "<rect", "<path", "<circle"].includes(tag))).toBe(true);
});

it("draws a bar for each count, the highest in full", () => {
  const svg = drawCard(card, noting().letter);
  const heights = [...svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)"/g)].map(([, height]) => Number(height));
  expect(heights).toEqual([29.5, 2, 118]);
});

it("shows that of which most is known, without empty ends", () => {
  const empty = Object.fromEntries(SPREAD.map((field) => [field, rangeFacet(field).bands.map(() => 0)])) as Statistics["spread"];
  const of = (spread: Partial<Statistics["spread"]>) => shownSpread({ spread: { ...empty, ...spread } } as Statistics);
  expect(of({})).toBeNull();
  expect(of({ iso: [0, 2, 0, 1, 0, 0, 0, 0, 0, 0], aperture: [1, 0, 0, 0, 0, 0, 0, 0, 0] })).toEqual({ field: "iso", from: 1, counts: [2, 0, 1] });
});
