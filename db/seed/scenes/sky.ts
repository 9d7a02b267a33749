import { atmosphere, type Atmosphere, type Hour } from "./atmosphere";
import { add, clamp, colour, field, fill, mix, set, smoothstep, veil, type Canvas, type Light } from "./canvas";
import { fine, gradientNoise, patch, soft, type Patch } from "./noise";
import type { Random } from "./random";

export type SkyOptions = {
  /** Where the sky ends, in heights from the top; it is painted a little further, for what stands before it. */
  horizon: number;
  /** Where the sun stands, in heights; null when it is not in this part of the sky. */
  sun: readonly [number, number] | null;
  /** 0 clear, 1 overcast. */
  clouds: number;
  /** Larger is smaller clouds; 1 is ordinary. */
  cloudScale?: number;
  /** The size of the sun's disc in heights; 0 leaves only its glow. */
  disc?: number;
};

/** Paints a sky with clouds in perspective, lit from where the sun stands. */
export function paintSky(canvas: Canvas, air: Atmosphere, options: SkyOptions, random: Random): void {
  const { horizon, sun, disc = 0 } = options;
  const cover = options.clouds > 0.02 ? cloudCover(canvas, options, random) : null;
  const glowAt = sunGlow(canvas, air, sun);
  const discLight = air.hour === "night" || air.hour === "dusk" ? 9 : 3.4;
  let row = -1;
  let elevation = 0;
  let haze = 0;
  let thin = 0;
  const paint = (x: number, y: number, light: Light) => {
    if (y !== row) {
      row = y;
      elevation = clamp((horizon - y) / horizon);
      haze = 0.5 * Math.exp(-elevation * 9);
      thin = 1 - 0.55 * Math.exp(-elevation * 7);
    }
    set(light, air.sky(elevation));
    const glow = glowAt(x, y);
    add(light, air.sun, glow * 0.55);
    if (disc > 0 && sun && Math.abs(y - sun[1]) < disc) {
      const distance = Math.sqrt((x - sun[0]) ** 2 + (y - sun[1]) ** 2);
      add(light, air.sun, (1 - smoothstep(disc * 0.9, disc, distance)) * discLight);
    }
    const d = cover ? cover.density(x, y) : 0;
    if (cover && d > 0.004) {
      const lit = clamp(cover.lit(x, y) + glow * 0.35 * (1 - d));
      for (let c = 0; c < 3; c += 1) light[c]! += (air.cloudShade[c]! + (air.cloudLit[c]! - air.cloudShade[c]!) * lit - light[c]!) * d * thin;
      add(light, air.sun, glow * d * thin * (1 - d) * 1.3);
    }
    veil(light, air.haze, haze);
  };
  fill(canvas, paint, 0, Math.min(1, horizon + 0.02));
}

/** The glow of the sun in the air around it: a narrow and a wide part. */
function sunGlow(canvas: Canvas, air: Atmosphere, sun: SkyOptions["sun"]): (x: number, y: number) => number {
  if (!sun) return () => 0;
  const strength = air.hour === "night" ? 0.35 : 1;
  return field(canvas, Math.max(1, Math.round(canvas.height / 220)), (x, y) => {
    const distance = Math.sqrt((x - sun[0]) ** 2 + (1.15 * (y - sun[1])) ** 2);
    return strength * (0.5 * Math.exp(-distance * 3.2) + 0.7 * Math.exp(-distance * 14));
  });
}

type Cover = { density: (x: number, y: number) => number; lit: (x: number, y: number) => number };

/** Clouds on a flat layer seen from below, so that they close up towards the horizon. */
function cloudCover(canvas: Canvas, { horizon, sun, clouds, cloudScale = 1 }: SkyOptions, random: Random): Cover {
  const where = patch(random);
  const low = 0.66 - 0.36 * clouds;
  const wisp = random.between(0.1, 0.22);
  const stretch = random.between(0.8, 1.5);
  const thickness = (x: number, y: number): number => {
    const depth = 1 / (clamp((horizon - y) / horizon, 0, 2) * 0.85 + 0.13);
    const u = (x - canvas.aspect / 2) * depth * 0.16 * cloudScale;
    const v = depth * 0.2 * cloudScale * stretch;
    return billow(where, u, v);
  };
  const density = (x: number, y: number) => smoothstep(low, low + wisp + 0.12, thickness(x, y));
  const [sx, sy] = sun ?? [canvas.aspect / 2, -0.6];
  const coarse = Math.max(1, Math.round(canvas.height / 500));
  const lit = (x: number, y: number): number => {
    const away = Math.sqrt((sx - x) ** 2 + (sy - y) ** 2) || 1;
    const step = 0.018;
    const dx = ((sx - x) / away) * step;
    const dy = ((sy - y) / away) * step;
    let behind = 0;
    for (let i = 1; i <= 3; i += 1) behind += Math.max(0, thickness(x + dx * i * i * 0.6, y + dy * i * i * 0.6) - low);
    return Math.exp(-behind * 2.6) * 1.05 - 0.06 * thickness(x, y);
  };
  return { density: field(canvas, coarse, density), lit: field(canvas, coarse * 2, lit) };
}

/** Billowing noise: large shapes bent by middling ones, with fine edges. */
function billow({ u: pu, v: pv }: Patch, u: number, v: number): number {
  const clouds = soft();
  const wx = clouds.at(pu + u * 0.7 + 3.1, pv + v * 0.7) - 0.5;
  const wy = clouds.at(pu + u * 0.7, pv + v * 0.7 + 7.7) - 0.5;
  const large = clouds.at(pu + u + wx * 0.12, pv + v + wy * 0.12);
  const small = clouds.at(pu + u * 4.3 + wx * 0.3, pv + v * 4.3 + wy * 0.3);
  return large * 0.72 + small * 0.24 + fine().at(u * 6, v * 6) * 0.04;
}

/** Mostly sky: clouds over a dark strip of land. */
export function clouds(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const horizon = random.between(0.86, 1.05);
  const low = hour !== "day" && random.chance(0.7);
  const sun: [number, number] = [canvas.aspect * random.between(0.15, 0.85), horizon * (low ? random.between(0.6, 0.93) : random.between(-0.2, 0.5))];
  paintSky(
    canvas,
    air,
    { horizon, sun, clouds: random.between(0.3, 0.95), cloudScale: random.between(0.8, 1.4), disc: low && random.chance(0.6) ? 0.017 : 0 },
    random,
  );
  const shift = random.next() * 70;
  const ground = mix(colour("#0d0f12", 0.4), air.haze, 0.12);
  fill(
    canvas,
    (x, y, light) => {
      const ridge =
        horizon - 0.03 - 0.035 * gradientNoise(shift + x * 1.7, 2) - 0.008 * gradientNoise(shift + x * 13, 4) - 0.006 * fine().at(shift + x * 2.7, 0.3);
      if (y > ridge) set(light, mix(ground, air.haze, 0.4 * Math.exp(-(y - ridge) * 40)));
    },
    horizon - 0.09,
    1,
  );
}
