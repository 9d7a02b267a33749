import type { Tiny } from "@/lib/platform/images";
import type { Colour } from "./types";

/** What one sees of a colour, as OKLCH has it: lightness 0 to 1, chroma from 0 up to about 0.3, hue in degrees. */
type Seen = { lightness: number; chroma: number; hue: number };

/** Below this a colour is none. */
const NEUTRAL = 0.032;
/** Black, grey and white are what colours stand before: they count for less. */
const NEUTRAL_WEIGHT = 0.6;
/** The less of a colour there is in a pixel, the less it counts, down to a neutral one. */
const FULL_CHROMA = 0.12;

/** Where on the wheel of hues each colour ends, from red on; beyond the last it is red again. */
const HUES: readonly (readonly [end: number, Colour])[] = [
  [15, "pink"],
  [43, "red"],
  [85, "orange"],
  [118, "yellow"],
  [168, "green"],
  [218, "teal"],
  [288, "blue"],
  [340, "purple"],
  [360, "pink"],
];

/** Which colour a picture has most of, as people would call it; null where all of it is transparent. */
export function dominantColour({ data, channels }: Tiny): Colour | null {
  const weights = new Map<Colour, number>();
  for (let at = 0; at + 2 < data.length; at += channels) {
    const opaque = channels === 4 ? data[at + 3]! / 255 : 1;
    const seen = seenAs(data[at]!, data[at + 1]!, data[at + 2]!);
    const weight = opaque * (NEUTRAL_WEIGHT + (1 - NEUTRAL_WEIGHT) * Math.min(1, seen.chroma / FULL_CHROMA));
    const colour = nameOf(seen);
    if (weight > 0) weights.set(colour, (weights.get(colour) ?? 0) + weight);
  }
  return [...weights].reduce<[Colour | null, number]>((most, one) => (one[1] > most[1] ? one : most), [null, 0])[0];
}

/** What a colour is called. Brown is dark or dull orange, pink is light red. */
export function nameOf({ lightness, chroma, hue }: Seen): Colour {
  if (lightness < 0.2 || (chroma < NEUTRAL && lightness < 0.32)) return "black";
  if (chroma < NEUTRAL) return lightness > 0.92 ? "white" : "grey";
  if (hue >= 30 && hue < 100 && (lightness < 0.35 || (hue >= 43 && (lightness < 0.6 || (chroma < 0.08 && lightness < 0.85))))) return "brown";
  const named = HUES.find(([end]) => hue < end)![1];
  return named === "red" && lightness > 0.7 ? "pink" : named;
}

/** By Ottosson's OKLab, of sRGB with a byte for each channel. */
export function seenAs(red: number, green: number, blue: number): Seen {
  const [r, g, b] = [LINEAR[red]!, LINEAR[green]!, LINEAR[blue]!];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const towardsRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const towardsYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const degrees = (Math.atan2(towardsYellow, towardsRed) * 180) / Math.PI;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(towardsRed, towardsYellow),
    hue: (degrees + 360) % 360,
  };
}

/** Light by what a byte of sRGB says. */
const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
