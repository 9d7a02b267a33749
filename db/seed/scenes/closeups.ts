import { type Hour } from "./atmosphere";
import { blur, colour, fill, lookUp, mix, newLight, shrink, smoothstep, times, type Canvas, type Colour, type Light } from "./canvas";
import { fine, gradientNoise, patch, soft } from "./noise";
import type { Random } from "./random";

/** A leaf against the light, so close that its veins are rivers. */
export function leaf(canvas: Canvas, random: Random, _hour: Hour): void {
  const at = patch(random);
  const [dark, middle, bright] = random
    .pick([
      ["#16330c", "#4f8a1c", "#c4dd58"],
      ["#12300f", "#3c7a24", "#9fcf4a"],
      ["#4a1508", "#b5451a", "#f7b04a"],
      ["#4a3206", "#b8861c", "#f6dd6a"],
      ["#3a0a14", "#a32430", "#f08a6a"],
    ])
    .map((hex) => colour(hex)) as [Colour, Colour, Colour];
  const angle = random.between(-0.9, 0.9);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const spacing = random.between(0.13, 0.24);
  const rake = random.between(0.55, 1);
  const focus = random.between(-0.25, 0.25);
  const [ox, oy] = [canvas.aspect * random.between(0.35, 0.65), random.between(0.35, 0.65)];
  fill(canvas, (x, y, light) => {
    const px = x - ox;
    const py = y - oy;
    const along = px * cos + py * sin + 0.05 * gradientNoise(x * 1.1 + 7, y * 1.1);
    const across = py * cos - px * sin + 0.06 * gradientNoise(along * 1.3, at.u % 40);
    const off = Math.abs(across);
    const sharp = Math.exp(-(((along * 0.5 + across - focus) * 1.9) ** 2));
    const side = along - off * rake - off * off * 0.35 + (across > 0 ? spacing * 0.45 : 0) + 0.02 * gradientNoise(x * 6, y * 6);
    const nearest = Math.abs(side / spacing - Math.round(side / spacing)) * spacing;
    const soften = 0.006 + 0.02 * (1 - sharp);
    const rib = Math.exp(-((off / (0.013 + soften * 0.6 + 0.006 * along)) ** 2));
    const vein = Math.exp(-((nearest / (0.0042 + soften * 0.5 + 0.006 * Math.max(0, 0.4 - off))) ** 2)) * (1 - 0.3 * off);
    const net = 1 - smoothstep(0, 0.32 + 0.5 * (1 - sharp), cells(along * 26, across * 26)) * 1;
    const fineNet = 1 - smoothstep(0, 0.4 + 0.4 * (1 - sharp), cells(along * 74 + 31, across * 74));
    const glow = 0.35 + 0.65 * smoothstep(0.25, 0.8, soft().at(at.u + x * 0.14, at.v + y * 0.14));
    const texture = 0.9 + 0.2 * fine().at(x * 1.1, y * 1.1) * sharp;
    const lit = glow * texture * (1 - 0.22 * net * (0.3 + 0.7 * sharp) - 0.12 * fineNet * sharp);
    const body = lit < 0.5 ? mix(dark, middle, lit * 2) : mix(middle, bright, (lit - 0.5) * 2);
    const line = Math.min(1, rib * 0.85 + vein * 0.6);
    for (let c = 0; c < 3; c += 1) light[c] = body[c]! * 0.95 + (bright[c]! * (0.75 + 0.35 * glow) - body[c]!) * line;
  });
}

/** Distance to the border between the nearest two points of a jittered lattice, as leaf cells and cracked earth have. */
function cells(x: number, y: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  let first = 9;
  let second = 9;
  for (let j = yi - 1; j <= yi + 1; j += 1) {
    for (let i = xi - 1; i <= xi + 1; i += 1) {
      const h = Math.imul(Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1), 0x2c1b3c6d);
      const g = h ^ (h >>> 15);
      const dx = i + 0.1 + 0.8 * ((g & 1023) / 1023) - x;
      const dy = j + 0.1 + 0.8 * (((g >>> 10) & 1023) / 1023) - y;
      const d = dx * dx + dy * dy;
      if (d < first) {
        second = first;
        first = d;
      } else if (d < second) {
        second = d;
      }
    }
  }
  return Math.sqrt(second) - Math.sqrt(first);
}

/** A flower that fills the picture: petal behind petal, sharp only where the lens was set. */
export function petals(canvas: Canvas, random: Random, _hour: Hour): void {
  const [deep, body, tip] = random
    .pick([
      ["#5a0f2a", "#d2557a", "#ffd3da"],
      ["#6a2a05", "#e8862a", "#ffe0a0"],
      ["#2a1650", "#7d5cc4", "#dccdf7"],
      ["#6a5a10", "#e8d04a", "#fffbd8"],
      ["#54606a", "#c9d2d6", "#ffffff"],
      ["#5a0a10", "#c4242c", "#ff9a80"],
    ])
    .map((hex) => colour(hex, 0.75)) as [Colour, Colour, Colour];
  const background = colour(random.pick(["#1a2a18", "#12201c", "#22301a"]), 0.5);
  const at = patch(random);
  fill(canvas, (x, y, light) => {
    const k = smoothstep(0.3, 0.75, soft().at(at.u + x * 0.1, at.v + y * 0.1));
    for (let c = 0; c < 3; c += 1) light[c] = background[c]! * (0.4 + 1.8 * k);
  });
  const centre: [number, number] = [canvas.aspect * random.between(0.35, 0.65), random.between(0.42, 0.62)];
  const rings = random.int(5, 6);
  const turn = random.next() * 6;
  for (let ring = 0; ring < rings; ring += 1) {
    const t = ring / (rings - 1);
    const count = Math.round(11 - t * 6);
    for (let i = 0; i < count; i += 1) {
      const angle = turn + ring * 2.4 + ((i + random.gauss() * 0.12) / count) * 2 * Math.PI;
      petal(canvas, { centre, angle, length: (0.66 - 0.55 * t) * random.between(0.88, 1.12), wide: 0.2 - 0.1 * t, inner: t, shift: random.next() * 90 }, [
        deep,
        mix(body, deep, 0.35 * t),
        mix(tip, body, 0.5 * t),
      ]);
    }
  }
  soften(canvas, centre, random.between(0.25, 0.5));
}

type Petal = { centre: [number, number]; angle: number; length: number; wide: number; inner: number; shift: number };

function petal(canvas: Canvas, { centre, angle, length, wide, inner, shift }: Petal, [deep, body, pale]: [Colour, Colour, Colour]): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle) * 0.86];
  const scale = 1 / (cos * cos + sin * sin);
  const paint = (x: number, y: number, light: Light) => {
    const dx = x - centre[0];
    const dy = y - centre[1];
    const along = ((dx * cos + dy * sin) * scale) / length;
    if (along < 0 || along > 1.05) return;
    const across = (dy * cos - dx * sin) / wide;
    if (across > 1.13 || across < -1.13) return;
    const edge =
      Math.sin(Math.PI * Math.min(1, along ** 0.75)) ** 0.6 *
      (1 + 0.12 * gradientNoise(shift + along * 4, across > 0 ? 1 : 9)) *
      (along < 0.97 ? 1 : (1.05 - along) * 12);
    const inside = 1 - smoothstep(edge * 0.93, edge, Math.abs(across));
    if (inside <= 0) return;
    const streaks = 0.86 + 0.28 * soft().at(shift + across * 0.5, along * 0.07);
    const fold = 1 - 0.35 * across * across - 0.22 * smoothstep(0.5, -0.6, across);
    const shade = (0.3 + 0.75 * smoothstep(0, 0.8, along)) * fold * streaks * (1 - 0.25 * inner);
    const base = along < 0.45 ? mix(deep, body, along / 0.45) : mix(body, pale, ((along - 0.45) / 0.6) ** 1.6);
    const rim = 1 + 0.35 * smoothstep(edge * 0.7, edge, Math.abs(across));
    const c = times(base, shade * rim);
    for (let k = 0; k < 3; k += 1) light[k]! += (c[k]! - light[k]!) * inside;
  };
  const tip = [centre[0] + cos * length * 1.06, centre[1] + sin * length * 1.06] as const;
  const margin = wide * 1.2;
  fill(
    canvas,
    paint,
    Math.min(centre[1], tip[1]) - margin,
    Math.max(centre[1], tip[1]) + margin,
    Math.min(centre[0], tip[0]) - margin,
    Math.max(centre[0], tip[0]) + margin,
  );
}

/** Blur that grows with the distance from the point in focus, as a fast lens gives it close up. */
function soften(canvas: Canvas, [cx, cy]: [number, number], depth: number): void {
  const blurred = shrink(canvas, 4);
  blur(blurred, 0.012 + depth * 0.03);
  const seen = newLight();
  fill(canvas, (x, y, light) => {
    const away = Math.sqrt((x - cx) ** 2 + (y - cy) ** 2);
    const k = smoothstep(0.16, 0.75, away);
    if (k <= 0) return;
    lookUp(blurred, x, y, seen);
    for (let c = 0; c < 3; c += 1) light[c]! += (seen[c]! - light[c]!) * k;
  });
}
