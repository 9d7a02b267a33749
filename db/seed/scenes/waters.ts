import { atmosphere, type Atmosphere, type Hour } from "./atmosphere";
import { add, clamp, colour, fill, lookUp, mix, newLight, set, smoothstep, type Canvas, type Light } from "./canvas";
import { gradientNoise, patch, ridged, soft, fine } from "./noise";
import type { Random } from "./random";
import { paintSky } from "./sky";

export type WaterOptions = {
  /** The far edge of the water, in heights from the top. */
  shore: number;
  /** 0 a mirror, 1 a fresh breeze. */
  ripples: number;
  /** What the water is where it reflects nothing. */
  depth: readonly [number, number, number];
};

/** Paints still or rippled water below what stands on its shore, by looking up what each ripple mirrors. */
export function reflect(canvas: Canvas, { shore, ripples, depth }: WaterOptions, random: Random): void {
  const at = patch(random);
  const seen = newLight();
  const water = (x: number, y: number, light: Light) => {
    const below = y - shore;
    const distance = 0.02 / Math.max(below, 0.0012);
    const wx = (x - canvas.aspect / 2) * distance;
    const wave = soft().at(at.u + wx * 1.1, at.v + distance * 3.1) - 0.5 + 0.5 * (fine().at(at.v + wx * 1.7, at.u + distance * 4.4) - 0.5);
    const calm = smoothstep(0.35, 0.6, soft().at(at.u + wx * 0.12, at.v + distance * 0.3));
    const strength = ripples * (0.25 + 0.75 * calm);
    const up = Math.max(0.002, shore - below * 0.97 + wave * strength * (0.05 + below * 0.55));
    lookUp(canvas, x + wave * strength * 0.02, Math.min(up, shore), seen);
    const fresnel = 0.42 + 0.5 * Math.exp(-below * 3.2);
    for (let c = 0; c < 3; c += 1) light[c] = seen[c]! * fresnel + depth[c]! * (1 - fresnel);
  };
  fill(canvas, water, shore, 1);
}

type SeaOptions = { horizon: number; sun: readonly [number, number] | null; swell: number };

/** Paints open sea to the horizon: waves mirror the sky, and the sun where they face it. */
function paintSea(canvas: Canvas, air: Atmosphere, { horizon, sun, swell }: SeaOptions, random: Random): void {
  const at = patch(random);
  const deep = mix(colour("#0d2b33", 0.5), air.ambient, 0.25);
  const wave = (x: number, z: number): number =>
    swell * (0.5 * ridged().at(at.u + x * 0.011, at.v + z * 0.03) + 0.22 * ridged().at(at.v + x * 0.043, at.u + z * 0.09)) +
    0.07 * soft().at(x * 0.19, z * 0.33) +
    0.03 * fine().at(x * 0.12, z * 0.19);
  let row = -1;
  let z = 0;
  const sea = (x: number, y: number, light: Light) => {
    if (y !== row) {
      row = y;
      z = 1.1 / Math.max(y - horizon, 0.0008);
    }
    const wx = (x - canvas.aspect / 2) * z;
    const step = 0.03 + z * 0.006;
    const here = wave(wx, z);
    const flat = 1 / (1 + z * 0.012);
    const sx = ((wave(wx + step, z) - here) / step) * flat;
    const sz = ((wave(wx, z + step) - here) / step) * flat;
    const glancing = clamp(1.1 / z + Math.max(0, -sz) * 0.55, 0.01, 1);
    const fresnel = 0.03 + 0.97 * (1 - glancing) ** 4;
    const sky = air.sky(clamp(0.06 + Math.abs(sz) * 0.9 + glancing * 0.3));
    for (let c = 0; c < 3; c += 1) light[c] = deep[c]! * (0.55 + here * 0.9) + (sky[c]! * 0.92 - deep[c]! * 0.6) * fresnel;
    if (sun) {
      const off = (x - sun[0]) * 2.4 + sx * 1.5;
      const tilt = sz * 1.2 + 0.12;
      const glitter = Math.exp(-(off * off) * 6) * Math.exp(-(tilt * tilt) * 9);
      add(light, air.sun, glitter * (air.hour === "day" ? 0.5 : 1.15));
    }
    const foam = smoothstep(0.6, 0.85, here / (0.2 + 0.72 * swell)) * smoothstep(0.5, 0.75, fine().at(wx * 0.31, z * 0.47)) * flat * swell;
    add(light, air.cloudLit, foam * 0.6);
    const mist = Math.exp(-(y - horizon) * 26) * 0.75;
    for (let c = 0; c < 3; c += 1) light[c]! += (air.haze[c]! - light[c]!) * mist;
  };
  fill(canvas, sea, horizon, 1);
}

/** Sky over open sea. */
export function sea(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const horizon = random.between(0.38, 0.68);
  const sun: [number, number] | null = random.chance(hour === "day" ? 0.25 : 0.8)
    ? [canvas.aspect * random.between(0.2, 0.8), horizon * random.between(0.45, 0.92)]
    : null;
  paintSky(canvas, air, { horizon, sun, clouds: random.between(0.1, 0.9), disc: hour === "day" || random.chance(0.3) ? 0 : 0.02 }, random);
  paintSea(canvas, air, { horizon, sun, swell: random.between(0.3, 1) }, random);
  if (random.chance(0.35)) headland(canvas, air, horizon, random);
}

/** A dark point of land at one side of the horizon. */
function headland(canvas: Canvas, air: Atmosphere, horizon: number, random: Random): void {
  const left = random.chance(0.5);
  const reach = canvas.aspect * random.between(0.25, 0.55);
  const tall = random.between(0.05, 0.13);
  const shift = random.next() * 60;
  const land = mix(colour("#20242a", 0.5), air.haze, 0.32);
  const outline = (x: number): number => {
    const along = (left ? x : canvas.aspect - x) / reach;
    const slope = Math.max(0, 1 - along) ** 0.8;
    return horizon - tall * slope * (0.75 + 0.5 * gradientNoise(shift + x * 5, 1) + 0.14 * gradientNoise(shift + x * 31, 2));
  };
  fill(
    canvas,
    (x, y, light) => {
      const top = outline(x);
      if (y < top || y > horizon + 0.002 || top > horizon - 0.002) return;
      const texture = 0.85 + 0.3 * fine().at(x * 0.9 + shift, y * 1.6);
      set(light, mix(land, air.haze, 0.35 * smoothstep(horizon - 0.03, horizon, y)));
      for (let c = 0; c < 3; c += 1) light[c]! *= texture;
    },
    horizon - tall * 1.6,
    horizon + 0.01,
  );
}
