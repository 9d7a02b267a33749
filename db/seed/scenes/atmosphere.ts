import { colour, gradient, mix, times, type Colour } from "./canvas";
import type { Random } from "./random";

export type Hour = "dawn" | "day" | "golden" | "dusk" | "night";

/** The light of one place at one hour: what the sky, its haze and the sun give to everything below. */
export type Atmosphere = {
  hour: Hour;
  /** Sky by elevation: 0 at the horizon, 1 at the top of the picture. */
  sky: (elevation: number) => Colour;
  horizon: Colour;
  zenith: Colour;
  /** Light straight from the sun (or moon) on what it meets. */
  sun: Colour;
  /** Light from all around, on what the sun does not meet. */
  ambient: Colour;
  /** What distance fades into. */
  haze: Colour;
  cloudLit: Colour;
  cloudShade: Colour;
};

type Palette = { zenith: string; middle: string; low: string; horizon: string; sun: string; lit: string; shade: string; strength: number; sunStrength: number };

/** Each list holds skies that are seen, from clear to hazy. */
const PALETTES: Record<Hour, readonly Palette[]> = {
  dawn: [
    {
      zenith: "#6f88ad",
      middle: "#a7aebf",
      low: "#e3bfae",
      horizon: "#f6cf9f",
      sun: "#ffd2a0",
      lit: "#f9d8c4",
      shade: "#8f93aa",
      strength: 0.62,
      sunStrength: 1.5,
    },
    {
      zenith: "#7d93a8",
      middle: "#b4bdc4",
      low: "#d9cfc6",
      horizon: "#ecdcc6",
      sun: "#ffe6c8",
      lit: "#f2e6da",
      shade: "#98a2ae",
      strength: 0.66,
      sunStrength: 1.1,
    },
    {
      zenith: "#5b6f9e",
      middle: "#9d93b5",
      low: "#dba5a8",
      horizon: "#f3b48e",
      sun: "#ffb98a",
      lit: "#f5bfae",
      shade: "#77769a",
      strength: 0.55,
      sunStrength: 1.5,
    },
  ],
  day: [
    {
      zenith: "#2f66a8",
      middle: "#5f93c9",
      low: "#9dc0de",
      horizon: "#cfdfe9",
      sun: "#fff4df",
      lit: "#ffffff",
      shade: "#9fb0c2",
      strength: 0.8,
      sunStrength: 2.6,
    },
    {
      zenith: "#3d6f9f",
      middle: "#7aa3c2",
      low: "#b3cbd8",
      horizon: "#dbe3e3",
      sun: "#fff1d8",
      lit: "#fdfbf5",
      shade: "#a6b0b9",
      strength: 0.82,
      sunStrength: 2.2,
    },
    {
      zenith: "#7f96a8",
      middle: "#a3b4bf",
      low: "#c4cdd2",
      horizon: "#d9dcdb",
      sun: "#f4efe6",
      lit: "#eceeee",
      shade: "#8b98a3",
      strength: 0.8,
      sunStrength: 0.9,
    },
  ],
  golden: [
    {
      zenith: "#4a76a8",
      middle: "#93a6b4",
      low: "#e8b690",
      horizon: "#ffbf84",
      sun: "#ffab60",
      lit: "#ffd7a0",
      shade: "#8d8796",
      strength: 0.68,
      sunStrength: 2.6,
    },
    {
      zenith: "#486a92",
      middle: "#a39a9f",
      low: "#ea9d72",
      horizon: "#ffa868",
      sun: "#ff9c48",
      lit: "#ffc188",
      shade: "#7c7184",
      strength: 0.62,
      sunStrength: 2.4,
    },
    {
      zenith: "#7b8794",
      middle: "#b5a298",
      low: "#e3b494",
      horizon: "#f7cda6",
      sun: "#ffc48e",
      lit: "#ffe5bd",
      shade: "#a08f80",
      strength: 0.7,
      sunStrength: 2,
    },
  ],
  dusk: [
    {
      zenith: "#1d2f5c",
      middle: "#4a507f",
      low: "#a97480",
      horizon: "#f09a5c",
      sun: "#ff7a45",
      lit: "#f28a78",
      shade: "#3f3f66",
      strength: 0.4,
      sunStrength: 0.5,
    },
    {
      zenith: "#16305a",
      middle: "#2f5a86",
      low: "#7f8fa0",
      horizon: "#e2a77c",
      sun: "#ff9a5e",
      lit: "#c99a9a",
      shade: "#2c4468",
      strength: 0.36,
      sunStrength: 0.35,
    },
    {
      zenith: "#2a2452",
      middle: "#5f4676",
      low: "#bd6c7c",
      horizon: "#ffa05e",
      sun: "#ff6f4a",
      lit: "#f77f7c",
      shade: "#43325f",
      strength: 0.4,
      sunStrength: 0.5,
    },
  ],
  night: [
    {
      zenith: "#0a1226",
      middle: "#101d38",
      low: "#1b2b49",
      horizon: "#2c3b57",
      sun: "#b9cbe8",
      lit: "#33435f",
      shade: "#0e172b",
      strength: 0.55,
      sunStrength: 0.16,
    },
    {
      zenith: "#070d1c",
      middle: "#0c1a2c",
      low: "#142c3c",
      horizon: "#25414d",
      sun: "#c4d6e0",
      lit: "#2a4450",
      shade: "#0a1522",
      strength: 0.5,
      sunStrength: 0.14,
    },
    {
      zenith: "#0c0f24",
      middle: "#191a38",
      low: "#2d2747",
      horizon: "#4a3a52",
      sun: "#d0c8e4",
      lit: "#453d5c",
      shade: "#12132a",
      strength: 0.5,
      sunStrength: 0.12,
    },
  ],
};

/** An atmosphere of the hour, a little different each time. */
export function atmosphere(hour: Hour, random: Random): Atmosphere {
  const p = random.pick(PALETTES[hour]);
  const strength = p.strength * random.between(0.9, 1.12);
  const [zenith, middle, low, horizon] = [p.zenith, p.middle, p.low, p.horizon].map((hex) => colour(hex, strength)) as [Colour, Colour, Colour, Colour];
  const bend = random.between(0.85, 1.2);
  return {
    hour,
    sky: gradient([
      [0, horizon],
      [0.16 * bend, low],
      [0.46 * bend, middle],
      [1, zenith],
    ]),
    horizon,
    zenith,
    sun: colour(p.sun, p.sunStrength),
    ambient: times(mix(middle, zenith, 0.4), 0.75),
    haze: mix(horizon, low, 0.45),
    cloudLit: colour(p.lit, strength * 1.25),
    cloudShade: colour(p.shade, strength * 0.85),
  };
}
