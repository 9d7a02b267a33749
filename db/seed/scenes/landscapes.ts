import { atmosphere, type Atmosphere, type Hour } from "./atmosphere";
import { colour, mix, set, smoothstep, type Canvas, type Colour } from "./canvas";
import { crest, fine, gradientNoise, patch, ridged, soft } from "./noise";
import type { Random } from "./random";
import { paintSky } from "./sky";
import { paintLand, sunFrom, type Land, type View } from "./terrain";

/** Where the sun stands for a landscape: often in the picture when it is low, else beside it. */
function placeSun(canvas: Canvas, hour: Hour, horizon: number, random: Random): { inSky: [number, number] | null; beside: [number, number, number] } {
  const side = random.chance(0.5) ? 1 : -1;
  const low = hour === "day" ? random.between(0.5, 0.9) : random.between(0.16, 0.4);
  const beside: [number, number, number] = [side * random.between(0.7, 1.2), low, random.between(-0.5, 0.5)];
  const visible = hour !== "day" && random.chance(0.65);
  return { inSky: visible ? [canvas.aspect * random.between(0.18, 0.82), horizon * random.between(0.5, 0.9)] : null, beside };
}

const open = (canvas: Canvas, view: Omit<View, "sun">, sun: ReturnType<typeof placeSun>): View => ({
  ...view,
  sun: sun.inSky ? sunFrom(canvas, view, sun.inSky) : sun.beside,
});

function backdrop(canvas: Canvas, air: Atmosphere, horizon: number, sun: ReturnType<typeof placeSun>, clouds: number, random: Random): void {
  paintSky(
    canvas,
    air,
    {
      horizon,
      sun: sun.inSky ?? [sun.beside[0] > 0 ? canvas.aspect * 1.3 : -canvas.aspect * 0.3, horizon * 0.5],
      clouds,
      disc: sun.inSky && air.hour !== "day" ? 0.018 : 0,
    },
    random,
  );
}

type LandscapeOptions = {
  snowy?: boolean;
  /** Paints the sky instead of the usual one. */
  heavens?: (canvas: Canvas, air: Atmosphere, horizon: number) => void;
};

/** Peaks above a valley, with snow on what is high. */
export function mountains(canvas: Canvas, random: Random, hour: Hour, { snowy = random.chance(0.5), heavens }: LandscapeOptions = {}): void {
  const air = atmosphere(hour, random);
  const horizon = random.between(0.42, 0.55);
  const sun = placeSun(canvas, hour, horizon, random);
  if (heavens) heavens(canvas, air, horizon + 0.06);
  else backdrop(canvas, air, horizon + 0.06, sun, random.between(0, 0.75), random);
  const at = patch(random);
  const scale = random.between(0.016, 0.024);
  const rise = random.between(2.2, 3.4);
  const land: Land = {
    height: (x, z) => {
      const far = smoothstep(1, 14, z);
      const broad = soft().at(at.u + x * scale * 0.6, at.v + z * scale * 0.6);
      const ridge = ridged().at(at.u + x * scale, at.v + z * scale);
      const detail = ridged().at(at.v + x * scale * 5.3, at.u + z * scale * 5.3);
      return (ridge * ridge * 1.15 + broad * 0.35 - 0.42) * rise * (0.35 + 0.65 * far) + detail * 0.2 * (0.4 + ridge) - 0.2;
    },
    surface: mountainGround(snowy ? random.between(0.3, 0.6) : random.between(1.2, 1.6), at.u),
  };
  paintLand(
    canvas,
    air,
    land,
    open(
      canvas,
      {
        eye: random.between(1.25, 1.7),
        horizon,
        zoom: random.between(1.2, 2),
        near: 1.2,
        far: 46,
        clear: random.between(18, 40),
        mist: random.chance(0.5) ? 0.22 : 0,
      },
      sun,
    ),
  );
}

function mountainGround(snowLine: number, shift: number): Land["surface"] {
  const rock = colour("#7d746a");
  const dark = colour("#4a4744");
  const meadow = colour("#5c6b3a");
  const wood = colour("#2f3d2a");
  const snow = colour("#f4f7fb");
  return (x, z, height, up, out) => {
    const grain = fine().at(x * 0.9 + shift, z * 0.9);
    const patchy = soft().at(x * 0.13, z * 0.13 + shift);
    const green = smoothstep(0.62, 0.8, up + (patchy - 0.5) * 0.3) * (1 - smoothstep(0.5, 1.3, height + patchy * 0.5));
    const base = mix(mix(dark, rock, grain), mix(wood, meadow, smoothstep(0.4, 0.62, patchy + (grain - 0.5) * 0.35)), green);
    const white =
      smoothstep(snowLine, snowLine + 0.25, height + (patchy - 0.5) * 0.7 + (grain - 0.5) * 0.25) * smoothstep(0.42, 0.62, up + (grain - 0.5) * 0.3);
    set(out, mix(base, snow, white));
  };
}

/** Sand in long crests; low light makes it. */
export function dunes(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const horizon = random.between(0.3, 0.42);
  const sun = { inSky: null, beside: [random.chance(0.5) ? 1 : -1, hour === "day" ? 0.55 : 0.3, random.between(-0.1, 0.5)] as [number, number, number] };
  backdrop(canvas, air, horizon + 0.03, sun, random.chance(0.6) ? 0 : 0.3, random);
  const at = patch(random);
  const turn = random.between(-0.5, 0.5);
  const sand = mix(colour("#dcae76"), colour("#c98652"), random.next());
  const land: Land = {
    height: (x, z) => {
      const broad = 0.55 + 1.1 * Math.max(0, gradientNoise(9 + x * 0.05, (at.v % 50) + z * 0.05) + 0.4);
      const large = Math.max(0, crest((at.u % 50) + (x + z * turn) * 0.07, (at.v % 50) + (z - x * turn) * 0.1));
      return large ** 1.5 * broad * 2.1 + gradientNoise((at.v % 50) + x * 0.36, z * 0.33) * 0.16;
    },
    surface: (x, z, _height, _up, out) => {
      const tone = 0.9 + 0.25 * (soft().at(x * 0.21, z * 0.21) - 0.5);
      out[0] = sand[0] * tone;
      out[1] = sand[1] * tone;
      out[2] = sand[2] * tone;
    },
    relief: (x, z, slope) => {
      const bend = soft().at(at.u + x * 0.06, z * 0.06) * 30;
      const ripple = Math.cos((x * 0.45 + z) * 44 + bend) * 0.13 * Math.exp(-z * 0.24) * smoothstep(0.3, 0.6, soft().at(x * 0.11, at.v + z * 0.11));
      slope[1]! += ripple;
      slope[0]! += ripple * 0.5 + (fine().at(x * 1.7, z * 1.7) - 0.5) * 0.1;
    },
  };
  const ground = Math.max(...[1, 1.5, 2, 3, 4].map((z) => land.height(0, z)));
  paintLand(
    canvas,
    air,
    land,
    open(
      canvas,
      { eye: ground + random.between(0.5, 0.9), horizon, zoom: random.between(1, 1.7), near: 1, far: 60, clear: random.between(30, 60), mist: 0 },
      sun,
    ),
  );
}

/** Rolling country: fields, copses, mist in the hollows. */
export function hills(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const horizon = random.between(0.36, 0.5);
  const sun = placeSun(canvas, hour, horizon, random);
  backdrop(canvas, air, horizon + 0.05, sun, random.between(0, 0.7), random);
  const at = patch(random);
  const season: readonly [Colour, Colour, Colour] = random.pick([
    [colour("#6f8a3c"), colour("#a9a052"), colour("#33452a")],
    [colour("#7f8f45"), colour("#c0a35a"), colour("#3b4a2c")],
    [colour("#8a7a42"), colour("#b98a48"), colour("#5a3f28")],
  ]);
  const land: Land = {
    height: (x, z) => {
      const broad = soft().at(at.u + x * 0.03, at.v + z * 0.03) * 2.4;
      return broad + copse(x, z, at.u) * 0.07 * (0.6 + fine().at(x * 2.3, z * 2.3)) - 1.5;
    },
    surface: (x, z, _height, _up, out) => {
      const trees = copse(x, z, at.u);
      const meadow = smoothstep(0.38, 0.62, soft().at(at.v + x * 0.12, at.u + z * 0.12));
      const texture = 0.8 + 0.4 * fine().at(x * 1.9, z * 1.9);
      const ground = mix(season[0], season[1], meadow);
      for (let c = 0; c < 3; c += 1) out[c] = (ground[c]! + (season[2][c]! - ground[c]!) * trees) * texture;
    },
  };
  paintLand(
    canvas,
    air,
    land,
    open(
      canvas,
      {
        eye: random.between(0.75, 1.1),
        horizon,
        zoom: random.between(1.3, 2.4),
        near: 1,
        far: 50,
        clear: random.between(14, 32),
        mist: hour === "day" ? 0 : random.between(0.05, 0.22),
      },
      sun,
    ),
  );
}

const copse = (x: number, z: number, shift: number): number =>
  smoothstep(0.55, 0.6, soft().at(shift + x * 0.19, z * 0.19) + (fine().at(x * 0.6, z * 0.6) - 0.5) * 0.12);
