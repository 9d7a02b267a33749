import { atmosphere, type Hour } from "./atmosphere";
import { add, clamp, colour, field, fill, mix, set, smoothstep, veil, type Canvas, type Colour } from "./canvas";
import { fine, gradientNoise, patch, soft } from "./noise";
import type { Random } from "./random";

type Trunk = { x: number; wide: number; shift: number; lean: number };

/** Trees standing one behind another in fog, with light coming through. */
export function forest(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const fog = mix(air.haze, colour("#aeb6ad", hour === "night" ? 0.06 : 0.5), 0.45);
  const sun: [number, number] = [canvas.aspect * random.between(0.25, 0.75), random.between(0.15, 0.42)];
  const bark = random.pick([colour("#1d1712"), colour("#15181a"), colour("#241a14")]);
  const foliage = random.pick([colour("#2c3d22"), colour("#4d4a1f"), colour("#5a3818"), colour("#22332c")]);
  const ground = random.between(0.74, 0.86);
  fill(canvas, (x, y, light) => {
    const d = Math.sqrt((x - sun[0]) ** 2 + (y - sun[1]) ** 2);
    set(light, fog);
    add(light, air.sun, 0.3 * Math.exp(-d * 2.6) + 0.22 * Math.exp(-d * 8));
    veil(light, times3(foliage, 0.6), 0.35 * smoothstep(0.55, 1, y));
  });
  const layers = 7;
  for (let i = 0; i < layers; i += 1) {
    const near = i / (layers - 1);
    crowns(canvas, near, foliage, random.fork(`crowns ${i}`));
    trunks(canvas, near, bark, ground, random.fork(`trunks ${i}`));
    floor(canvas, near, ground, mix(foliage, bark, 0.4), random.fork(`floor ${i}`));
  }
  rays(canvas, sun, air.sun, hour === "night" ? 0.2 : random.between(0.3, 1), random.fork("rays"));
}

const times3 = (c: Colour, k: number): Colour => [c[0] * k, c[1] * k, c[2] * k];
/** How much of what stands at this depth comes through the fog. */
const through = (near: number): number => 0.07 + 0.9 * near ** 2.1;

function trunks(canvas: Canvas, near: number, bark: Colour, ground: number, random: Random): void {
  const count = Math.round((26 - near * 20) * canvas.aspect * 0.7 * random.between(0.7, 1.2));
  const size = 0.004 + 0.042 * near ** 1.7;
  const foot = ground - 0.16 + 0.34 * near;
  for (let i = 0; i < count; i += 1) {
    const trunk = { x: random.next() * canvas.aspect, wide: size * random.between(0.5, 1.35), shift: random.next() * 90, lean: random.gauss() * 0.02 };
    drawTrunk(canvas, trunk, foot + random.gauss() * 0.012, bark, through(near));
    if (near < 0.95) for (let b = 0; b < 5 + near * 12; b += 1) drawBranch(canvas, trunk, random.between(-0.05, foot - 0.25), bark, through(near), random);
  }
}

const axis = (t: Trunk, y: number): number =>
  t.x + t.lean * (1 - y) + t.wide * 0.9 * gradientNoise(t.shift, y * 2.3) + t.wide * 0.18 * gradientNoise(t.shift, y * 11);
const girth = (t: Trunk, y: number, foot: number): number => t.wide * (0.62 + 0.38 * y) * (1 + 0.9 * Math.exp((y - foot) * 26));

function drawTrunk(canvas: Canvas, trunk: Trunk, foot: number, bark: Colour, clear: number): void {
  const { width, height, data } = canvas;
  for (let j = 0; j < Math.min(height, foot * height); j += 1) {
    const y = j / height;
    const middle = axis(trunk, y);
    const half = girth(trunk, y, foot) / 2;
    const [left, right] = [(middle - half) * height, (middle + half) * height];
    const fade = clear * (1 - smoothstep(foot - 0.06, foot, y) * 0.6);
    for (let i = Math.max(0, Math.floor(left)); i < Math.min(width, Math.ceil(right)); i += 1) {
      const cover = fade * clamp(Math.min(i + 1, right) - Math.max(i, left));
      const across = (i + 0.5 - left) / (right - left);
      const rough = 0.55 + 0.9 * fine().at(trunk.shift + across * trunk.wide * 1.4, y * 0.32) - 0.35 * across;
      const at = (j * width + i) * 3;
      for (let c = 0; c < 3; c += 1) data[at + c]! += (bark[c]! * rough - data[at + c]!) * cover;
    }
  }
}

function drawBranch(canvas: Canvas, trunk: Trunk, y: number, bark: Colour, clear: number, random: Random): void {
  const side = random.pick([-1, 1]);
  const reach = trunk.wide * random.between(1.5, 5.5);
  const drop = random.between(-0.7, 0.45);
  const steps = Math.max(4, Math.ceil(reach * canvas.height));
  for (let s = 0; s < steps; s += 1) {
    const t = s / steps;
    const x = axis(trunk, y) + side * reach * t;
    const dy = reach * drop * t + reach * 0.2 * gradientNoise(trunk.shift + y * 40, t * 2.5);
    dab(canvas, x, y + dy, Math.max(0.4, trunk.wide * 0.09 * (1 - t) * canvas.height), bark, clear * 0.9);
  }
}

function dab({ width, height, data }: Canvas, x: number, y: number, thick: number, light: Colour, cover: number): void {
  const i = Math.round(x * height);
  if (i < 0 || i >= width) return;
  for (let j = Math.round(y * height - thick); j <= Math.round(y * height + thick); j += 1) {
    if (j < 0 || j >= height) continue;
    const at = (j * width + i) * 3;
    for (let c = 0; c < 3; c += 1) data[at + c]! += (light[c]! - data[at + c]!) * cover * Math.min(1, thick);
  }
}

function crowns(canvas: Canvas, near: number, foliage: Colour, random: Random): void {
  const at = patch(random);
  const size = 0.55 - 0.33 * near;
  const clear = through(near) * 0.9;
  const dense = random.between(0.3, 0.46);
  fill(
    canvas,
    (x, y, light) => {
      const mass = soft().at(at.u + x * size * 0.5, at.v + y * size * 0.5) + 0.3 * (fine().at(at.v + x * size * 0.8, at.u + y * size * 0.8) - 0.5);
      const cover = smoothstep(dense + y * 0.85, dense + 0.16 + y * 0.85, mass) * clear;
      if (cover < 0.004) return;
      const tone = 0.5 + 0.9 * fine().at(x * size + at.u, y * size);
      for (let c = 0; c < 3; c += 1) light[c]! += (foliage[c]! * tone - light[c]!) * cover;
    },
    0,
    0.62,
  );
}

function floor(canvas: Canvas, near: number, ground: number, earth: Colour, random: Random): void {
  const shift = random.next() * 90;
  const level = ground - 0.14 + 0.3 * near;
  const clear = through(near) * 0.95;
  fill(
    canvas,
    (x, y, light) => {
      const top =
        level +
        0.05 * gradientNoise(shift + x * 2.2, 3) +
        0.018 * gradientNoise(shift + x * 17, 5) +
        0.02 * (fine().at(shift + x * (1.6 - near), y * 0.7) - 0.5);
      const cover = smoothstep(top, top + 0.012 + 0.02 * near, y) * clear;
      if (cover < 0.004) return;
      const tone = 0.35 + 1.1 * fine().at(shift + x * 0.8, y * 1.7);
      for (let c = 0; c < 3; c += 1) light[c]! += (earth[c]! * tone - light[c]!) * cover;
    },
    level - 0.08,
    1,
  );
}

/** Sunbeams, where the crowns let them through. */
function rays(canvas: Canvas, [sx, sy]: [number, number], sun: Colour, strength: number, random: Random): void {
  const shift = random.next() * 40;
  const beam = field(canvas, 3, (x, y) => {
    const [dx, dy] = [x - sx, y - sy + 0.5];
    const angle = Math.atan2(dx, dy);
    const away = Math.sqrt(dx * dx + dy * dy);
    const gap = smoothstep(-0.05, 0.4, gradientNoise(shift + angle * 9, 1) + 0.5 * gradientNoise(shift + angle * 31, 2));
    return gap * Math.exp(-away * 1.5) * smoothstep(0.3, 0.6, away) * smoothstep(1.1, 0.5, y);
  });
  fill(canvas, (x, y, light) => add(light, sun, beam(x, y) * strength * 0.2));
}
