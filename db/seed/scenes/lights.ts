import { atmosphere, type Hour } from "./atmosphere";
import {
  addDisc,
  addGlow,
  blur,
  clamp,
  colour,
  field,
  fill,
  gradient,
  lookUp,
  mix,
  newCanvas,
  newLight,
  set,
  smoothstep,
  times,
  type Canvas,
  type Colour,
} from "./canvas";
import { hills } from "./landscapes";
import { gradientNoise, patch, soft } from "./noise";
import type { Random } from "./random";

const PALETTES: readonly (readonly string[])[] = [
  ["#ffb45a", "#ffd9a0", "#ff7a3d", "#fff1da"],
  ["#ffcf8a", "#ff5c5c", "#5cc8ff", "#ffe9c8", "#ff9a3d"],
  ["#7fd4ff", "#b7a1ff", "#ff9ad1", "#e8f0ff"],
  ["#ffd27a", "#9be28a", "#ff8f5c", "#fff4d8"],
  ["#ff5c7a", "#ffb36b", "#8a7dff", "#ffd9c2"],
];

/** Lights out of focus. */
export function bokeh(canvas: Canvas, random: Random, hour: Hour): void {
  background(canvas, random, hour === "night" ? 0.03 : 0.11);
  const lights = random.pick(PALETTES).map((hex) => colour(hex));
  const size = random.between(0.035, 0.1);
  const band = random.between(0.3, 0.7);
  const spread = random.between(0.14, 0.4);
  for (let i = 0; i < random.int(90, 240); i += 1) {
    const radius = size * (0.35 + random.next() ** 2 * 1.3);
    const x = random.next() * canvas.aspect;
    const y = band + random.gauss() * spread;
    const strength = (0.55 * random.next() ** 3 + 0.05) * (size / radius) ** 0.8 * 0.75;
    // Towards the corners the barrel of the lens cuts the discs into the shape of a cat's eye.
    const cut: [number, number] = [(x - canvas.aspect / 2) * radius * 0.5, (y - 0.5) * radius * 0.5];
    addDisc(canvas, x, y, radius, times(random.pick(lights), strength), random.between(0.1, 0.4), cut);
  }
  blur(canvas, random.between(0.0015, 0.007));
}

function background(canvas: Canvas, random: Random, strength: number): void {
  const [a, b, c] = [random.pick(["#2a1f3a", "#1c2a3f", "#3a241f", "#1f3533"]), random.pick(["#7a4a3a", "#3a4f7a", "#6a3f6a"]), "#0c0f18"].map((hex) =>
    colour(hex, strength * 6),
  ) as [Colour, Colour, Colour];
  const at = patch(random);
  fill(canvas, (x, y, light) => {
    const k = soft().at(at.u + x * 0.12, at.v + y * 0.12);
    set(light, mix(mix(c, a, smoothstep(0.3, 0.6, k)), b, smoothstep(0.5, 0.85, k) * 0.7));
  });
}

/** A window in the rain, with the lights of the town behind it. */
export function rainyWindow(canvas: Canvas, random: Random, hour: Hour): void {
  bokeh(canvas, random.fork("town"), hour);
  blur(canvas, 0.012);
  const behind: Canvas = { ...canvas, data: canvas.data.slice() };
  const seen = newLight();
  const drops = Array.from({ length: random.int(420, 800) }, () => ({
    x: random.next() * canvas.aspect,
    y: random.next(),
    r: 0.0022 + 0.021 * random.next() ** 4.5,
    tall: random.between(1, 1.25),
  }));
  for (let i = 0; i < random.int(4, 10); i += 1) trail(canvas, behind, random);
  for (const { x, y, r, tall } of drops) {
    const shift = random.next() * 50;
    const reach = Math.ceil(r * canvas.height * 1.4);
    for (let j = -reach; j <= reach; j += 1) {
      for (let i = -reach; i <= reach; i += 1) {
        const px = Math.round(x * canvas.height) + i;
        const py = Math.round(y * canvas.height) + j;
        if (px < 0 || py < 0 || px >= canvas.width || py >= canvas.height) continue;
        const dx = i / canvas.height / r;
        const dy = j / canvas.height / r / tall;
        const wobble = 1 + 0.14 * gradientNoise(shift + dx * 0.8, dy * 0.8);
        const d = Math.sqrt(dx * dx + dy * dy) / wobble;
        if (d > 1) continue;
        // A drop is a strong lens: it shows the whole town upside down.
        lookUp(behind, x - dx * 0.26 * (1 + d * d), clamp(y - dy * 0.26 * (1 + d * d), 0, 1), seen);
        const cover = 1 - smoothstep(1 - 2.2 / (r * canvas.height + 2.2), 1, d);
        const rim = 1 - 0.72 * smoothstep(0.55, 1, d) * (0.55 - 0.45 * dy);
        const spark = 0.55 * Math.exp(-((dx + 0.32) ** 2 + (dy + 0.42) ** 2) * 26);
        const at = (py * canvas.width + px) * 3;
        for (let c = 0; c < 3; c += 1) canvas.data[at + c]! += (seen[c]! * 1.25 * rim + spark * (0.02 + seen[c]!) - canvas.data[at + c]!) * cover;
      }
    }
  }
}

/** The path a drop has run: clearer than the fogged pane around it. */
function trail(canvas: Canvas, behind: Canvas, random: Random): void {
  const seen = newLight();
  const x0 = random.next() * canvas.aspect;
  const [top, end] = [random.between(-0.2, 0.4), random.between(0.5, 1.1)];
  const wide = random.between(0.003, 0.007);
  const shift = random.next() * 90;
  fill(
    canvas,
    (x, y, light) => {
      const path = x0 + 0.012 * gradientNoise(shift, y * 4) + 0.004 * gradientNoise(shift, y * 19);
      const off = (x - path) / (wide * (0.7 + 0.6 * ((y - top) / (end - top))));
      if (Math.abs(off) > 1) return;
      lookUp(behind, x - off * 0.05, y - 0.03, seen);
      const k = (1 - off * off) * 0.8;
      for (let c = 0; c < 3; c += 1) light[c]! += (seen[c]! * (1.1 - 0.35 * off * off) - light[c]!) * k;
    },
    Math.max(0, top),
    Math.min(1, end),
  );
}

/** Cars on a road through hills, minutes long: white one way, red the other. */
export function lightTrails(canvas: Canvas, random: Random, hour: Hour): void {
  hills(canvas, random, hour === "night" ? "dusk" : hour);
  const vanish = canvas.aspect * random.between(0.3, 0.7);
  const horizon = random.between(0.46, 0.54);
  fill(canvas, (_x, y, light) => {
    // After minutes at a small aperture the land is nearly black and only the sky has light.
    const dim = (hour === "night" ? 0.35 : 0.7) * (1 - 0.86 * smoothstep(horizon - 0.08, horizon + 0.1, y));
    for (let c = 0; c < 3; c += 1) light[c]! *= dim;
  });
  const shift = random.next() * 70;
  const bend = random.between(0.25, 0.6);
  const start = canvas.aspect * random.between(0.35, 0.65);
  const road = (depth: number): [number, number, number] => {
    const near = 1 / (1 + depth * 9);
    const sway = bend * gradientNoise(shift, depth * 2.2) * (1 - near * 0.3);
    return [vanish + (start - vanish) * near + sway * (0.25 + near) * (1 - near) * 2, horizon + (1.12 - horizon) * near ** 1.15, near];
  };
  const glow = newCanvas(canvas.width, canvas.height);
  for (let lane = 0; lane < random.int(16, 34); lane += 1) {
    const coming = random.chance(0.5);
    const side = (coming ? -1 : 1) * (0.05 + random.next() * 0.2);
    const light = coming ? colour(random.pick(["#fff0d8", "#ffe2b5", "#f2f5ff"]), 0.9) : colour(random.pick(["#ff2a14", "#ff4422", "#ff6a2c"]), 0.8);
    streak(glow, road, side, light, random);
  }
  for (let i = 0; i < canvas.data.length; i += 1) canvas.data[i]! += glow.data[i]!;
}

function streak(canvas: Canvas, road: (depth: number) => [number, number, number], side: number, light: Colour, random: Random): void {
  const tall = random.between(0.01, 0.07);
  const [from, to] = [random.between(0, 0.12), random.between(0.5, 1.6)];
  let depth = from;
  while (depth < to) {
    const [x, y, near] = road(depth);
    const wide = Math.max(0.0032 * near, 0.55 / canvas.height);
    addGlow(canvas, x + side * near, y - tall * near, wide, times(light, 0.32));
    depth += (wide * 0.55) / Math.max(near * near * 6, 0.05);
  }
}

/** The camera moved on purpose: a shore or a field drawn out into bands of colour. */
export function movement(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const at = patch(random);
  const horizon = random.between(0.4, 0.62);
  const land = random
    .pick([
      ["#16323f", "#3f6a78", "#b9c9c4", "#d8c9a8"],
      ["#2f4a2a", "#7a8f45", "#c9b25a", "#e2cf9a"],
      ["#3a2a3f", "#8a5a6a", "#d89a7a", "#f0c9a0"],
    ])
    .map((hex) => colour(hex, hour === "night" ? 0.1 : 0.55));
  const below = gradient(land.map((c, i) => [i / (land.length - 1), c] as const));
  const tilt = random.between(-0.02, 0.02);
  const smear = field(
    canvas,
    2,
    (x, y) => soft().at(at.u + x * 0.012, at.v + (y + tilt * x) * 0.55) + 0.35 * (soft().at(at.v + x * 0.05, at.u + (y + tilt * x) * 2.6) - 0.5),
  );
  fill(canvas, (x, y, light) => {
    const level = y + tilt * x;
    const s = smear(x, y);
    const sky = air.sky(clamp((horizon - level) / horizon + (s - 0.5) * 0.35));
    const k = smoothstep(horizon - 0.012, horizon + 0.02, level + (s - 0.5) * 0.02);
    set(light, mix(times(sky, 0.85 + s * 0.35), times(below(((level - horizon) / (1 - horizon)) * 0.75 + (s - 0.5) * 0.7), 0.75 + s * 0.5), k));
  });
}
