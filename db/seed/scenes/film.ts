import { blur, clamp, shrink, smoothstep, type Canvas, type Colour } from "./canvas";
import { Random } from "./random";

/** How a scene's light becomes a picture. */
export type Film = {
  /** Stops; 0 leaves the scene as painted. */
  exposure: number;
  /** The red glow around bright light; 0 to 1. */
  halation: number;
  vignette: number;
  /** Deviation of the grain in the finished picture, of 1. */
  grain: number;
  contrast: number;
  saturation: number;
  /** How much of each channel a black-and-white film sees; null for colour. */
  monochrome: Colour | null;
  /** Added to the shadows and to the highlights of the finished picture. */
  shadows: Colour;
  highlights: Colour;
};

const COLOUR_FILM: Film = {
  exposure: 0,
  halation: 0.35,
  vignette: 0.35,
  grain: 0.014,
  contrast: 1,
  saturation: 1,
  monochrome: null,
  shadows: [-0.004, 0.002, 0.014],
  highlights: [0.012, 0.004, -0.012],
};

/** The red filter landscape photographers like: dark skies, bright skin and stone. */
const RED_FILTER: Colour = [0.55, 0.35, 0.1];
const PANCHROMATIC: Colour = [0.3, 0.55, 0.15];

/** A film for a picture: mostly colour with small differences of taste, some black and white. */
export function chooseFilm(random: Random, overrides: Partial<Film> = {}): Film {
  if (overrides.monochrome) {
    return {
      ...COLOUR_FILM,
      halation: 0.3,
      grain: random.between(0.018, 0.028),
      contrast: random.between(1.1, 1.28),
      shadows: [0, 0, 0.004],
      highlights: [0.008, 0.004, 0],
      ...overrides,
    };
  }
  const warmth = random.gauss() * 0.008;
  return {
    ...COLOUR_FILM,
    grain: random.between(0.008, 0.018),
    contrast: random.between(0.98, 1.12),
    saturation: random.between(0.82, 1),
    shadows: [-0.004 - warmth, 0.002, 0.012 + warmth],
    highlights: [0.01 + warmth, 0.004, -0.01 - warmth],
    ...overrides,
  };
}

/** A black-and-white emulsion. */
export const monochrome = (random: Random): Colour => (random.chance(0.5) ? RED_FILTER : PANCHROMATIC);

/** Develops a canvas into 8-bit sRGB pixels. */
export function develop(canvas: Canvas, film: Film, random: Random): Buffer {
  printLevels(canvas);
  if (film.halation > 0) addHalation(canvas, film.halation);
  const { width, height, data } = canvas;
  const out = Buffer.allocUnsafe(width * height * 3);
  const curve = toneCurve(film);
  const grain = grainTile();
  // A print shows grain by its size on the negative, so a smaller picture of the same scene shows less of it.
  const grainStrength = film.grain * Math.min(1.2, canvas.height / 1200);
  const offset = Math.floor(random.next() * grain.length);
  const cx = width / 2;
  const cy = height / 2;
  const reach = 1 / (cx * cx + cy * cy);
  for (let j = 0; j < height; j += 1) {
    const grainRow = offset + (j % GRAIN) * GRAIN;
    for (let i = 0; i < width; i += 1) {
      const at = (j * width + i) * 3;
      const r2 = ((i - cx) ** 2 + (j - cy) ** 2) * reach;
      const shade = 1 - film.vignette * r2 * (0.4 + 0.6 * r2);
      const speck = grain[(grainRow + (i % GRAIN)) & (GRAIN * GRAIN - 1)]! * grainStrength;
      curve(data[at]! * shade, data[at + 1]! * shade, data[at + 2]! * shade, speck, out, at);
    }
  }
  return out;
}

/** What a printer does to a hazy negative: takes away part of the lowest light everywhere, and gives dark scenes somewhat more. */
function printLevels(canvas: Canvas): void {
  const { data } = canvas;
  const sample = Float32Array.from({ length: 4000 }, (_, i) => {
    const at = Math.floor(((i + 0.5) / 4000) * (data.length / 3)) * 3;
    return 0.3 * data[at]! + 0.6 * data[at + 1]! + 0.1 * data[at + 2]!;
  }).sort();
  const low = sample[40]!;
  const high = sample[3800]!;
  const black = low * 0.72;
  const gain = clamp((0.72 / Math.max(high - black, 0.02)) ** 0.45, 0.75, 1.7);
  for (let i = 0; i < data.length; i += 3) {
    // Scaling all three alike keeps the colour; subtracting would make it lurid.
    const light = 0.3 * data[i]! + 0.6 * data[i + 1]! + 0.1 * data[i + 2]!;
    const k = (gain * Math.max(0, light - black)) / Math.max(light, 1e-5);
    data[i]! *= k;
    data[i + 1]! *= k;
    data[i + 2]! *= k;
  }
}

const STEPS = 4096;

/** Exposure, a filmic shoulder, contrast, saturation, tint and grain, for one pixel. */
function toneCurve(film: Film): (r: number, g: number, b: number, speck: number, out: Buffer, at: number) => void {
  const gain = 2 ** film.exposure;
  const table = new Float32Array(STEPS + 1);
  for (let i = 0; i <= STEPS; i += 1) table[i] = developed(i / STEPS / Math.max(1e-6, 1 - i / STEPS), film.contrast);
  const tone = (x: number) => {
    const v = Math.max(0, x) * gain;
    return table[Math.floor((v / (1 + v)) * STEPS)]!;
  };
  const { monochrome: mono, saturation, shadows, highlights } = film;
  return (r, g, b, speck, out, at) => {
    const grey = mono ? mono[0] * r + mono[1] * g + mono[2] * b : 0;
    const tr = tone(mono ? grey : r);
    const tg = mono ? tr : tone(g);
    const tb = mono ? tr : tone(b);
    const luma = 0.25 * tr + 0.65 * tg + 0.1 * tb;
    const noise = speck * (0.45 + 2.2 * luma * (1 - luma));
    const low = (1 - luma) ** 2;
    out[at] = byte(luma + (tr - luma) * saturation + shadows[0] * low + highlights[0] * luma + noise);
    out[at + 1] = byte(luma + (tg - luma) * saturation + shadows[1] * low + highlights[1] * luma + noise);
    out[at + 2] = byte(luma + (tb - luma) * saturation + shadows[2] * low + highlights[2] * luma + noise);
  };
}

const byte = (v: number): number => (v <= 0 ? 0 : v >= 1 ? 255 : Math.floor(v * 255 + 0.5));

/** Scene light to the finished picture, 0…1: Hable's filmic operator with white at 6, then sRGB, then an S of contrast about the middle grey. */
function developed(x: number, contrast: number): number {
  const hable = (v: number) => (v * (0.22 * v + 0.03) + 0.002) / (v * (0.22 * v + 0.3) + 0.06) - 0.002 / 0.06;
  const linear = clamp(hable(x * 2.5) / hable(6));
  const encoded = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  const pivot = 0.42;
  const shaped = encoded < pivot ? pivot * (encoded / pivot) ** contrast : 1 - (1 - pivot) * ((1 - encoded) / (1 - pivot)) ** contrast;
  return 0.012 + 0.982 * shaped;
}

const GRAIN = 512;
let tile: Float32Array | undefined;

/** Film grain: gaussian noise, a little clumped. */
function grainTile(): Float32Array {
  if (tile) return tile;
  const random = new Random("grain");
  const raw = Float32Array.from({ length: GRAIN * GRAIN }, () => random.gauss());
  const at = (i: number) => raw[i & (GRAIN * GRAIN - 1)]!;
  tile = raw.map((v, i) => 0.72 * v + 0.28 * (at(i + 1) + at(i - 1) + at(i + GRAIN) + at(i - GRAIN)));
  return tile;
}

/** Light so bright that it passes the film, strikes its back and returns: mostly red, wide, around highlights only. */
function addHalation(canvas: Canvas, strength: number): void {
  const factor = Math.max(2, Math.round(canvas.height / 170));
  const bright = shrink(canvas, factor);
  for (let i = 0; i < bright.data.length; i += 3) {
    const r = bright.data[i]!;
    const g = bright.data[i + 1]!;
    const b = bright.data[i + 2]!;
    const peak = Math.max(r, g, b);
    const keep = smoothstep(0.7, 2.2, peak) * Math.min(1, 7 / Math.max(peak, 1e-6));
    bright.data[i] = r * keep;
    bright.data[i + 1] = g * keep;
    bright.data[i + 2] = b * keep;
  }
  const near = { ...bright, data: bright.data.slice() };
  blur(near, 0.008);
  blur(bright, 0.035);
  for (let i = 0; i < bright.data.length; i += 3) {
    const light = bright.data[i]! * 0.5 + bright.data[i + 1]! * 0.4 + bright.data[i + 2]! * 0.1;
    bright.data[i] = (bright.data[i]! * 0.28 + light * 0.5) * strength + near.data[i]! * strength * 0.5;
    bright.data[i + 1] = (bright.data[i + 1]! * 0.28 + light * 0.12) * strength + near.data[i + 1]! * strength * 0.3;
    bright.data[i + 2] = (bright.data[i + 2]! * 0.28 + light * 0.03) * strength + near.data[i + 2]! * strength * 0.26;
  }
  addEnlarged(canvas, bright, factor);
}

/** Adds a smaller canvas, enlarged smoothly. */
function addEnlarged(canvas: Canvas, small: Canvas, factor: number): void {
  const { width, height, data } = canvas;
  for (let j = 0; j < height; j += 1) {
    const gy = clamp((j + 0.5) / factor - 0.5, 0, small.height - 1);
    const y0 = Math.floor(gy);
    const fy = gy - y0;
    const row0 = y0 * small.width;
    const row1 = Math.min(small.height - 1, y0 + 1) * small.width;
    for (let i = 0; i < width; i += 1) {
      const gx = clamp((i + 0.5) / factor - 0.5, 0, small.width - 1);
      const x0 = Math.floor(gx);
      const fx = gx - x0;
      const x1 = Math.min(small.width - 1, x0 + 1);
      const at = (j * width + i) * 3;
      for (let c = 0; c < 3; c += 1) {
        const top = small.data[(row0 + x0) * 3 + c]! * (1 - fx) + small.data[(row0 + x1) * 3 + c]! * fx;
        const bottom = small.data[(row1 + x0) * 3 + c]! * (1 - fx) + small.data[(row1 + x1) * 3 + c]! * fx;
        data[at + c]! += top * (1 - fy) + bottom * fy;
      }
    }
  }
}
