import { atmosphere, type Atmosphere, type Hour } from "./atmosphere";
import { addGlow, colour, mix, times, type Canvas, type Colour } from "./canvas";
import type { Random } from "./random";
import { paintSky } from "./sky";
import { reflect } from "./waters";

const WINDOW_LIGHTS = ["#ffd49a", "#ffe2b8", "#ffc37a", "#fff1dc", "#cfe4ff", "#ffb45f"].map((hex) => colour(hex));

/** A skyline across water, when the windows are lit. */
export function skyline(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const shore = random.between(0.62, 0.76);
  paintSky(
    canvas,
    air,
    { horizon: shore, sun: hour === "night" ? null : [canvas.aspect * random.between(0.2, 0.8), shore * 0.95], clouds: random.between(0.1, 0.7) },
    random,
  );
  const layers = random.int(4, 5);
  for (let i = 0; i < layers; i += 1) buildings(canvas, air, shore, i / (layers - 1), random.fork(`layer ${i}`));
  quay(canvas, shore, random.fork("quay"));
  reflect(canvas, { shore, ripples: random.between(0.35, 0.95), depth: [0.003, 0.006, 0.011] }, random);
}

/** One row of buildings; `near` from 0 (far) to 1. */
function buildings(canvas: Canvas, air: Atmosphere, shore: number, near: number, random: Random): void {
  const wall = mix(colour("#10141c", 0.7), mix(air.haze, air.zenith, 0.45), 0.5 * (1 - near) ** 1.3);
  const tallest = random.between(0.24, 0.42) * (1.25 - near * 0.62);
  const centre = canvas.aspect * random.between(0.3, 0.7);
  let x = -0.05 * random.next();
  while (x < canvas.aspect) {
    const wide = random.between(0.022, 0.07) * (0.7 + near * 0.6);
    const downtown = Math.exp(-(((x - centre) / (canvas.aspect * 0.28)) ** 2));
    const tall = tallest * (0.25 + 0.75 * downtown) * random.between(0.35, 1);
    building(canvas, { x, wide, top: shore - tall, shore, wall: times(wall, random.between(0.75, 1.2)), near, dusk: air.hour !== "night" }, random);
    x += wide * random.between(0.75, 1.1);
  }
}

type Building = { x: number; wide: number; top: number; shore: number; wall: Colour; near: number; dusk: boolean };

function building(canvas: Canvas, { x, wide, top, shore, wall, near, dusk }: Building, random: Random): void {
  // A wall catches a little of the sky on top and of the street below.
  const storeys = 6;
  for (let i = 0; i < storeys; i += 1) {
    const [from, to] = [top + ((shore - top) * i) / storeys, top + ((shore - top) * (i + 1)) / storeys];
    block(canvas, x, x + wide, from, to, times(wall, 1.15 - 0.3 * (i / storeys)));
    block(canvas, x + wide * 0.62, x + wide, from, to, times(wall, 0.8 - 0.2 * (i / storeys)));
  }
  const stepped = random.chance(0.35);
  if (stepped) block(canvas, x + wide * 0.2, x + wide * 0.75, top - random.between(0.01, 0.035), top, wall);
  const floor = random.between(0.0036, 0.0056) * (0.75 + near * 0.6);
  const bay = floor * random.between(0.5, 1.6);
  const share = random.between(0.06, 0.5) ** 1.2 * (dusk ? 0.8 : 1);
  const tint = random.pick(WINDOW_LIGHTS);
  const fade = 0.25 + 0.75 * near;
  for (let y = top + floor; y < shore - floor; y += floor) {
    const whole = random.chance(0.06);
    for (let b = x + bay * 0.6; b < x + wide - bay; b += bay) {
      if (!whole && !random.chance(share)) continue;
      const light = mix(tint, random.pick(WINDOW_LIGHTS), random.next() * 0.7);
      block(canvas, b, b + bay * 0.62, y, y + floor * 0.55, times(light, fade * 2.2 * random.next() ** 2.5 + 0.05));
    }
  }
  if (random.chance(0.14)) {
    block(canvas, x + wide * 0.48, x + wide * 0.5, top - 0.05, top, wall);
    addGlow(canvas, x + wide * 0.49, top - 0.05, 0.0022, [3.5, 0.25, 0.12]);
  }
}

/** A filled rectangle; its edges are softened by how much of a pixel they cover. */
function block(canvas: Canvas, left: number, right: number, top: number, bottom: number, light: Colour): void {
  const { width, height, data } = canvas;
  const [x0, x1, y0, y1] = [left * height, right * height, top * height, bottom * height];
  for (let j = Math.max(0, Math.floor(y0)); j < Math.min(height, Math.ceil(y1)); j += 1) {
    const rows = Math.min(j + 1, y1) - Math.max(j, y0);
    for (let i = Math.max(0, Math.floor(x0)); i < Math.min(width, Math.ceil(x1)); i += 1) {
      const cover = rows * (Math.min(i + 1, x1) - Math.max(i, x0));
      const at = (j * width + i) * 3;
      for (let c = 0; c < 3; c += 1) data[at + c]! += (light[c]! - data[at + c]!) * cover;
    }
  }
}

/** Street lamps along the water, and a few neon signs. */
function quay(canvas: Canvas, shore: number, random: Random): void {
  const spacing = random.between(0.035, 0.07);
  const lamp = colour(random.pick(["#ffb25a", "#ffd7a0", "#fff0d8"]), 2.6);
  for (let x = random.next() * spacing; x < canvas.aspect; x += spacing)
    addGlow(canvas, x + random.gauss() * 0.002, shore - 0.008, 0.0022, times(lamp, random.between(0.6, 1.4)));
  for (let i = 0; i < random.int(2, 6); i += 1) {
    const sign = colour(random.pick(["#ff3d5e", "#3dd0ff", "#7dff9a", "#ff8a3d", "#c07dff"]), random.between(0.8, 2.2));
    const x = random.next() * canvas.aspect;
    const y = shore - random.between(0.02, 0.12);
    block(canvas, x, x + random.between(0.006, 0.02), y, y + random.between(0.004, 0.012), sign);
  }
}
