import type { Statistics } from "../types";
import { CARD, type Card } from "./types";

/** Draws text: as lines, since whatever turns the picture into pixels has no typeface of ours. */
type Letter = (text: string, size: number, width: number) => { path: string; width: number };

const MARGIN = 72;
const INK = "#ededed";
const MUTED = "#a3a3a3";
const BAR = "#f2744b";

type Place = { x: number; y: number; size: number; width: number; colour?: string; strong?: boolean; /** Whether it ends at `x`. */ ends?: boolean };

/** The picture as SVG, of shapes alone: nothing in it is looked up anywhere, and no text of anybody's stands in it as text. */
export function drawCard({ name, about, figures, gear, histogram }: Card, letter: Letter): string {
  const draw = (text: string, { x, y, size, width, colour = INK, strong = false, ends = false }: Place): string => {
    const drawn = letter(text, size, width);
    const from = (ends ? x - drawn.width : x).toFixed(1);
    // The typeface comes in one weight; a line around it makes another.
    const weight = strong ? ` stroke="${colour}" stroke-width="${(size / 26).toFixed(1)}" stroke-linejoin="round"` : "";
    return `<path transform="translate(${from} ${y})" d="${drawn.path}" fill="${colour}"${weight}/>`;
  };
  const whole = CARD.width - 2 * MARGIN;
  const column = whole / figures.length;
  const parts = [
    `<rect width="${CARD.width}" height="${CARD.height}" fill="#1b1b1b"/>`,
    halo(CARD.width - 120, 96),
    draw(name, { x: MARGIN, y: 130, size: 60, width: whole - 160, strong: true }),
    draw(about, { x: MARGIN, y: 178, size: 28, width: whole - 160, colour: MUTED }),
    ...figures.flatMap(({ figure, word }, index) => [
      draw(figure, { x: MARGIN + index * column, y: 284, size: 64, width: column - 24, strong: true }),
      draw(word, { x: MARGIN + index * column, y: 324, size: 26, width: column - 24, colour: MUTED }),
    ]),
    ...gear.flatMap(({ word, name: called }, index) => [
      draw(word, { x: MARGIN, y: 410 + index * 92, size: 24, width: 470, colour: MUTED }),
      draw(called, { x: MARGIN, y: 444 + index * 92, size: 28, width: 510 }),
    ]),
    draw("Halation", { x: MARGIN, y: 590, size: 24, width: 300, colour: MUTED }),
    ...(histogram ? bars(histogram, draw) : []),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${CARD.width} ${CARD.height}">${parts.join("")}</svg>`;
}

const halo = (x: number, y: number): string =>
  [
    { r: 16, part: 1 },
    { r: 30, part: 0.35 },
    { r: 48, part: 0.14 },
  ]
    .map(({ r, part }) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${BAR}" fill-opacity="${part}"/>`)
    .join("");

function bars({ title, counts, first, last }: NonNullable<Card["histogram"]>, draw: (text: string, place: Place) => string): string[] {
  const [left, right, top, floor] = [620, CARD.width - MARGIN, 430, 548];
  const most = Math.max(1, ...counts);
  const step = (right - left) / counts.length;
  const gap = Math.min(6, step / 4);
  return [
    draw(title, { x: left, y: 410, size: 24, width: right - left, colour: MUTED }),
    ...counts.map((count, index) => {
      const height = count === 0 ? 2 : Math.max(4, ((floor - top) * count) / most);
      return `<rect x="${(left + index * step).toFixed(1)}" y="${(floor - height).toFixed(1)}" width="${(step - gap).toFixed(1)}" height="${height.toFixed(1)}" fill="${count === 0 ? "#4a4a4a" : BAR}"/>`;
    }),
    draw(first, { x: left, y: 586, size: 22, width: 220, colour: MUTED }),
    draw(last, { x: right, y: 586, size: 22, width: 220, colour: MUTED, ends: true }),
  ];
}

/** What of the numbers the picture's bars show: that of which the most is known, without the empty ends. */
export function shownSpread({ spread }: Statistics): { field: keyof Statistics["spread"]; from: number; counts: number[] } | null {
  const known = (["focalLength35", "focalLength", "iso", "aperture"] as const).map((field) => ({
    field,
    counts: spread[field],
    photos: spread[field].reduce((sum, count) => sum + count, 0),
  }));
  const best = known.reduce((one, other) => (other.photos > one.photos ? other : one));
  if (best.photos === 0) return null;
  const holds = (count: number): boolean => count > 0;
  const from = best.counts.findIndex(holds);
  return { field: best.field, from, counts: best.counts.slice(from, best.counts.findLastIndex(holds) + 1) };
}
