import { Random } from "./random";

const SIZE = 1024;
const MASK = SIZE - 1;

/** A tileable square of numbers in 0…1; looking up is far cheaper than computing noise for each pixel. */
class Texture {
  constructor(private readonly data: Float32Array) {}

  /** Bilinear, wrapping; one unit is one tile. */
  at(u: number, v: number): number {
    const x = u * SIZE;
    const y = v * SIZE;
    const xi = Math.floor(x);
    const yi = Math.floor(y);
    const fx = x - xi;
    const fy = y - yi;
    const x0 = xi & MASK;
    const x1 = (xi + 1) & MASK;
    const row0 = (yi & MASK) * SIZE;
    const row1 = ((yi + 1) & MASK) * SIZE;
    const d = this.data;
    const top = d[row0 + x0]! + (d[row0 + x1]! - d[row0 + x0]!) * fx;
    const bottom = d[row1 + x0]! + (d[row1 + x1]! - d[row1 + x0]!) * fx;
    return top + (bottom - top) * fy;
  }
}

const memo = <Value>(make: () => Value): (() => Value) => {
  let value: Value | undefined;
  return () => (value ??= make());
};

/** Soft clouds of every size: fractional Brownian motion of gradient noise, four cells to a tile. */
export const soft = memo(() => new Texture(build(11, 8, 0.5, (n) => n)));

/** Sharp crests, as mountains and waves have. */
export const ridged = memo(() => new Texture(build(29, 8, 0.52, (n) => 1 - 2 * Math.abs(n))));

/** Fine even noise without large shapes, for surfaces seen close. */
export const fine = memo(() => new Texture(build(47, 5, 0.8, (n) => n, 32)));

function build(seed: number, octaves: number, gain: number, shape: (n: number) => number, cells = 4): Float32Array {
  const sum = new Float32Array(SIZE * SIZE);
  let strength = 1;
  for (let octave = 0; octave < octaves && cells << octave <= SIZE / 2; octave += 1) {
    addOctave(sum, new Random(`${seed}/${octave}`), cells << octave, strength, shape);
    strength *= gain;
  }
  return normalise(sum);
}

/** Gradient noise (Perlin 2002) with `cells` lattice cells to a side, wrapping. */
function addOctave(sum: Float32Array, random: Random, cells: number, strength: number, shape: (n: number) => number): void {
  const gx = new Float32Array(cells * cells);
  const gy = new Float32Array(cells * cells);
  for (let i = 0; i < cells * cells; i += 1) {
    const angle = random.next() * 2 * Math.PI;
    gx[i] = Math.cos(angle);
    gy[i] = Math.sin(angle);
  }
  const step = cells / SIZE;
  for (let y = 0; y < SIZE; y += 1) {
    const cy = Math.floor(y * step);
    const fy = y * step - cy;
    const sy = fade(fy);
    const top = cy * cells;
    const bottom = ((cy + 1) % cells) * cells;
    for (let x = 0; x < SIZE; x += 1) {
      const cx = Math.floor(x * step);
      const right = (cx + 1) % cells;
      const fx = x * step - cx;
      const sx = fade(fx);
      const a = gx[top + cx]! * fx + gy[top + cx]! * fy;
      const b = gx[top + right]! * (fx - 1) + gy[top + right]! * fy;
      const c = gx[bottom + cx]! * fx + gy[bottom + cx]! * (fy - 1);
      const d = gx[bottom + right]! * (fx - 1) + gy[bottom + right]! * (fy - 1);
      const upper = a + (b - a) * sx;
      sum[y * SIZE + x]! += strength * shape(1.4 * (upper + (c + (d - c) * sx - upper) * sy));
    }
  }
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function normalise(data: Float32Array): Float32Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of data) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  for (let i = 0; i < data.length; i += 1) data[i] = (data[i]! - low) / (high - low);
  return data;
}

/** Where a scene looks into the shared textures; different seeds see different parts of them. */
export type Patch = { u: number; v: number };
export const patch = (random: Random): Patch => ({ u: random.next() * 97, v: random.next() * 97 });

/** Sharp crests between smooth flanks, as wind makes of sand and snow. Computed afresh, since a table's grid would show in the crests. */
export function crest(x: number, y: number): number {
  const n = gradientNoise(x, y) + 0.22 * gradientNoise(x * 2.3 + 5.1, y * 2.3);
  return 1.02 - Math.sqrt(n * n + 0.0004) * 1.7;
}

/** Gradient noise without a table, about -0.7…0.7; for shapes so large that the textures' grid would show. */
export function gradientNoise(x: number, y: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const a = corner(xi, yi, fx, fy);
  const b = corner(xi + 1, yi, fx - 1, fy);
  const c = corner(xi, yi + 1, fx, fy - 1);
  const d = corner(xi + 1, yi + 1, fx - 1, fy - 1);
  const sx = fade(fx);
  const top = a + (b - a) * sx;
  return top + (c + (d - c) * sx - top) * fade(fy);
}

const DIRECTIONS = Float64Array.from({ length: 128 }, (_, i) => (i % 2 === 0 ? Math.cos : Math.sin)((Math.floor(i / 2) / 64) * 2 * Math.PI));

function corner(xi: number, yi: number, dx: number, dy: number): number {
  let h = Math.imul(xi, 0x27d4eb2d) ^ Math.imul(yi, 0x165667b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  const at = ((h ^ (h >>> 13)) & 63) * 2;
  return DIRECTIONS[at]! * dx + DIRECTIONS[at + 1]! * dy;
}
