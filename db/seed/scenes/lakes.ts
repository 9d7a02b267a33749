import { type Hour } from "./atmosphere";
import { colour, type Canvas } from "./canvas";
import { hills, mountains } from "./landscapes";
import type { Random } from "./random";
import { reflect } from "./waters";

/** A lake that mirrors the land behind it. */
export function lake(canvas: Canvas, random: Random, hour: Hour): void {
  (random.chance(0.7) ? mountains : hills)(canvas, random, hour);
  const depth = colour(random.pick(["#1d3a40", "#24424a", "#1b2d3a"]), hour === "day" ? 0.45 : hour === "night" ? 0.05 : 0.25);
  reflect(canvas, { shore: random.between(0.58, 0.68), ripples: random.between(0.06, 0.6), depth }, random);
}
