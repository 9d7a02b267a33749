/** Linear light, red green blue; 1 is white before the film sees it, lamps and the sun are far above. */
export type Colour = readonly [number, number, number];

/** A picture being painted. Positions are in heights: y from 0 (top) to 1, x from 0 to `aspect`, so a composition does not depend on its size. */
export type Canvas = { width: number; height: number; aspect: number; data: Float32Array };

export const newCanvas = (width: number, height: number): Canvas => ({ width, height, aspect: width / height, data: new Float32Array(width * height * 3) });

/** A colour written as people write them (`#rrggbb`), times a strength. */
export function colour(hex: string, strength = 1): Colour {
  const n = Number.parseInt(hex.slice(1), 16);
  const channel = (shift: number) => strength * toLinear(((n >> shift) & 255) / 255);
  return [channel(16), channel(8), channel(0)];
}

const toLinear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

export const mix = (a: Colour, b: Colour, t: number): Colour => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
export const times = (a: Colour, k: number): Colour => [a[0] * k, a[1] * k, a[2] * k];

export const clamp = (x: number, low = 0, high = 1): number => (x < low ? low : x > high ? high : x);
export const smoothstep = (low: number, high: number, x: number): number => {
  const t = clamp((x - low) / (high - low));
  return t * t * (3 - 2 * t);
};

/** A smooth run through colours at rising positions, as a table for quick look-ups. */
export function gradient(stops: readonly (readonly [number, Colour])[]): (t: number) => Colour {
  const table = Array.from({ length: 513 }, (_, i) => along(stops, i / 512));
  return (t) => table[Math.round(clamp(t) * 512)]!;
}

function along(stops: readonly (readonly [number, Colour])[], t: number): Colour {
  const next = stops.findIndex(([at]) => at >= t);
  if (next === -1) return stops.at(-1)![1];
  if (next === 0) return stops[0]![1];
  const [from, a] = stops[next - 1]!;
  const [to, b] = stops[next]!;
  return mix(a, b, smoothstep(from, to, t) * 0.6 + ((t - from) / (to - from)) * 0.4);
}

/** What a painter writes the light of one pixel into; shared between pixels, since millions of little arrays would cost more than the painting. */
export type Light = Float64Array;
export const newLight = (): Light => new Float64Array(3);

export function set(light: Light, c: Colour): void {
  light[0] = c[0];
  light[1] = c[1];
  light[2] = c[2];
}

/** Adds a colour `k` times. */
export function add(light: Light, c: Colour, k = 1): void {
  light[0]! += c[0] * k;
  light[1]! += c[1] * k;
  light[2]! += c[2] * k;
}

/** Moves the light towards a colour; 1 is all the way. */
export function veil(light: Light, c: Colour, k: number): void {
  light[0]! += (c[0] - light[0]!) * k;
  light[1]! += (c[1] - light[1]!) * k;
  light[2]! += (c[2] - light[2]!) * k;
}

/** Repaints every pixel of the rows `from`…`to` and columns `left`…`right` (heights). `shade` finds what is there in `light` and leaves what should be. */
export function fill(canvas: Canvas, shade: (x: number, y: number, light: Light) => void, from = 0, to = 1, left = 0, right = canvas.aspect): void {
  const { width, height, data } = canvas;
  const light = newLight();
  const last = Math.min(height, Math.ceil(to * height));
  const first = Math.max(0, Math.floor(left * height));
  const end = Math.min(width, Math.ceil(right * height));
  for (let j = Math.max(0, Math.floor(from * height)); j < last; j += 1) {
    for (let i = first; i < end; i += 1) {
      const at = (j * width + i) * 3;
      light[0] = data[at]!;
      light[1] = data[at + 1]!;
      light[2] = data[at + 2]!;
      shade(i / height, j / height, light);
      data[at] = light[0]!;
      data[at + 1] = light[1]!;
      data[at + 2] = light[2]!;
    }
  }
}

/** A slowly varying quantity, computed on a coarse grid and looked up in between. */
export function field(canvas: Canvas, coarse: number, value: (x: number, y: number) => number): (x: number, y: number) => number {
  const { width, height } = canvas;
  const w = Math.ceil(width / coarse) + 2;
  const h = Math.ceil(height / coarse) + 2;
  const grid = new Float32Array(w * h);
  for (let j = 0; j < h; j += 1) for (let i = 0; i < w; i += 1) grid[j * w + i] = value((i * coarse) / height, (j * coarse) / height);
  const scale = height / coarse;
  return (x, y) => {
    const gx = clamp(x * scale, 0, w - 1.001);
    const gy = clamp(y * scale, 0, h - 1.001);
    const i = Math.floor(gx);
    const j = Math.floor(gy);
    const at = j * w + i;
    const top = grid[at]! + (grid[at + 1]! - grid[at]!) * (gx - i);
    const bottom = grid[at + w]! + (grid[at + w + 1]! - grid[at + w]!) * (gx - i);
    return top + (bottom - top) * (gy - j);
  };
}

/** Adds a round soft light: a core of `radius` heights that falls off as a gaussian. */
export function addGlow(canvas: Canvas, x: number, y: number, radius: number, light: Colour, stretch = 1): void {
  const reach = radius * 3;
  spot(canvas, x, y, reach, reach * stretch, (dx, dy) => Math.exp(-(dx * dx + (dy / stretch) ** 2) / (radius * radius)), light);
}

/** Adds an out-of-focus light: an even disc, a little brighter at its rim, cut where the lens barrel cuts it (`cut` heights off-centre). */
export function addDisc(canvas: Canvas, x: number, y: number, radius: number, light: Colour, rim = 0.35, cut: readonly [number, number] = [0, 0]): void {
  const soft = Math.max(radius * 0.05, 1.2 / canvas.height);
  spot(
    canvas,
    x,
    y,
    radius + soft,
    radius + soft,
    (dx, dy) => {
      const r = Math.sqrt(dx * dx + dy * dy);
      const other = Math.sqrt((dx + cut[0]) ** 2 + (dy + cut[1]) ** 2);
      const inside = 1 - smoothstep(radius - soft, radius + soft, Math.max(r, other));
      return inside * (1 - rim + rim * (r / radius) ** 4);
    },
    light,
  );
}

function spot(canvas: Canvas, x: number, y: number, reachX: number, reachY: number, shape: (dx: number, dy: number) => number, light: Colour): void {
  const { width, height, data } = canvas;
  const left = Math.max(0, Math.floor((x - reachX) * height));
  const right = Math.min(width - 1, Math.ceil((x + reachX) * height));
  const bottom = Math.min(height - 1, Math.ceil((y + reachY) * height));
  for (let j = Math.max(0, Math.floor((y - reachY) * height)); j <= bottom; j += 1) {
    for (let i = left; i <= right; i += 1) {
      const k = shape((i + 0.5) / height - x, (j + 0.5) / height - y);
      if (k <= 0.0005) continue;
      const at = (j * width + i) * 3;
      data[at]! += light[0] * k;
      data[at + 1]! += light[1] * k;
      data[at + 2]! += light[2] * k;
    }
  }
}

/** Blurs in place by about `radius` heights: three box passes each way, which is close to a gaussian. */
export function blur(canvas: Canvas, radius: number): void {
  const r = Math.round(radius * canvas.height);
  if (r < 1) return;
  const line = new Float32Array(Math.max(canvas.width, canvas.height));
  for (let pass = 0; pass < 3; pass += 1) {
    for (let c = 0; c < 3; c += 1) {
      for (let j = 0; j < canvas.height; j += 1) boxLine(canvas.data, j * canvas.width * 3 + c, 3, canvas.width, r, line);
      for (let i = 0; i < canvas.width; i += 1) boxLine(canvas.data, i * 3 + c, canvas.width * 3, canvas.height, r, line);
    }
  }
}

function boxLine(data: Float32Array, start: number, step: number, count: number, r: number, line: Float32Array): void {
  for (let i = 0; i < count; i += 1) line[i] = data[start + i * step]!;
  let sum = 0;
  for (let i = -r; i <= r; i += 1) sum += line[Math.min(count - 1, Math.max(0, i))]!;
  const scale = 1 / (2 * r + 1);
  for (let i = 0; i < count; i += 1) {
    data[start + i * step] = sum * scale;
    sum += line[Math.min(count - 1, i + r + 1)]! - line[Math.max(0, i - r)]!;
  }
}

/** A smaller copy, averaged over `factor` x `factor` pixels. */
export function shrink(canvas: Canvas, factor: number): Canvas {
  const small = newCanvas(Math.max(1, Math.floor(canvas.width / factor)), Math.max(1, Math.floor(canvas.height / factor)));
  const scale = 1 / (factor * factor);
  for (let j = 0; j < small.height; j += 1) {
    for (let dy = 0; dy < factor; dy += 1) {
      let from = (j * factor + dy) * canvas.width * 3;
      for (let i = 0; i < small.width; i += 1) {
        const at = (j * small.width + i) * 3;
        for (let dx = 0; dx < factor; dx += 1, from += 3) {
          small.data[at]! += canvas.data[from]! * scale;
          small.data[at + 1]! += canvas.data[from + 1]! * scale;
          small.data[at + 2]! += canvas.data[from + 2]! * scale;
        }
      }
    }
  }
  return small;
}

/** The light at a position, between pixels too; the edge goes on beyond the edge. */
export function lookUp(canvas: Canvas, x: number, y: number, out: Light): void {
  const { width, height, data } = canvas;
  const gx = clamp(x * height - 0.5, 0, width - 1.001);
  const gy = clamp(y * height - 0.5, 0, height - 1.001);
  const i = Math.floor(gx);
  const j = Math.floor(gy);
  const fx = gx - i;
  const fy = gy - j;
  const at = (j * width + i) * 3;
  const below = at + width * 3;
  for (let c = 0; c < 3; c += 1) {
    const top = data[at + c]! + (data[at + 3 + c]! - data[at + c]!) * fx;
    const bottom = data[below + c]! + (data[below + 3 + c]! - data[below + c]!) * fx;
    out[c] = top + (bottom - top) * fy;
  }
}
