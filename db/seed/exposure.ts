import type { Camera, Lens } from "./catalogue";
import type { Manner } from "./scenes/kinds";
import type { Random } from "./scenes/random";

export type Exposure = {
  /** Millimetres. */
  focal: number;
  aperture: number;
  /** Seconds. */
  time: number;
  iso: number;
  /** EV the photographer asked for beyond what the meter said. */
  bias: number;
};

/** The f-numbers, times and sensitivities engraved on cameras: thirds of a stop. */
const APERTURES = [1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3.2, 3.5, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9, 10, 11, 13, 14, 16, 18, 20, 22];
const ISOS = [
  40, 50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 5000, 6400, 8000, 10000, 12800, 16000, 20000,
  25600, 32000, 40000, 51200,
];
const FRACTIONS = [
  10000, 8000, 6400, 5000, 4000, 3200, 2500, 2000, 1600, 1250, 1000, 800, 640, 500, 400, 320, 250, 200, 160, 125, 100, 80, 60, 50, 40, 30, 25, 20, 15, 13, 10,
  8, 6, 5, 4,
];
const TIMES = [...FRACTIONS.map((n) => 1 / n), 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6, 8, 10, 13, 15, 20, 25, 30];

/** What a shot differs by, in stops, from what the light asks for: log2(N²/t) = EV + log2(ISO/100) - bias (ISO 2720). */
export const deviation = (shot: Exposure, ev: number): number => Math.log2(shot.aperture ** 2 / shot.time) - (ev + Math.log2(shot.iso / 100) - shot.bias);

const nearest = (values: readonly number[], wanted: number): number =>
  values.reduce((best, value) => (Math.abs(Math.log(value / wanted)) < Math.abs(Math.log(best / wanted)) ? value : best), values[0]!);

/** Sets a camera the way someone would who works in this manner and light. */
export function expose(camera: Camera, lens: Lens, manner: Manner, ev: number, random: Random): Exposure {
  const focal = chooseFocal(lens, manner, random);
  const [low, high] = apertureRange(lens, focal);
  const bias = manner === "handheld" && random.chance(0.3) ? random.pick([-1, -2, -1, 1, 2]) / 3 : 0;
  if (camera.phone) return phoneExposure(camera, low, focal, ev, random);
  const openings = [low, ...APERTURES.filter((f) => f > low && f <= high)];
  const isos = ISOS.filter((iso) => iso >= camera.iso[0] && iso <= camera.iso[1]);
  const times = TIMES.filter((t) => t >= camera.fastest * 0.99);
  const [from, to] = TIME_WANTED[manner](focal * camera.crop);
  let best: Exposure | undefined;
  let least = Infinity;
  const wanted = clampTo(openings, nearest(openings, APERTURE_WANTED[manner] * 2 ** (random.gauss() * 0.35)));
  for (const aperture of openings) {
    for (const iso of isos) {
      const time = nearest(times, (aperture ** 2 / 2 ** (ev - bias)) * (100 / iso));
      const shot = { focal, aperture, time, iso, bias };
      const cost =
        Math.max(0, Math.abs(deviation(shot, ev)) - 0.17) * 400 +
        Math.abs(Math.log2(aperture / wanted)) * 2 +
        Math.max(0, Math.log2(time / to)) * 6 +
        Math.max(0, Math.log2(from / time)) * 4 +
        Math.log2(iso / camera.iso[0]) * (manner === "stars" ? 0.4 : 1);
      if (cost < least) [best, least] = [shot, cost];
    }
  }
  return best!;
}

const clampTo = (values: readonly number[], value: number): number => Math.min(values.at(-1)!, Math.max(values[0]!, value));

const APERTURE_WANTED: Record<Manner, number> = { handheld: 7.1, tripod: 10, stars: 2, trails: 11, blur: 16, close: 2.8 };

/** Shutter times each manner wants, in seconds, from and to, for a focal length on 35 mm film. */
const TIME_WANTED: Record<Manner, (focal: number) => [number, number]> = {
  handheld: (focal) => [1 / 8000, Math.min(1 / 40, 1 / focal)],
  tripod: () => [1 / 2000, 8],
  stars: (focal) => [4, Math.min(25, 500 / focal)],
  trails: () => [10, 30],
  blur: () => [0.3, 2],
  close: (focal) => [1 / 4000, Math.min(1 / 60, 1 / focal)],
};

function chooseFocal(lens: Lens, manner: Manner, random: Random): number {
  const [short, long] = lens.focal;
  if (short === long) return short;
  if (manner === "stars" || random.chance(0.25)) return short;
  if (random.chance(0.22)) return long;
  return Math.round(short * (long / short) ** random.next());
}

/** What the lens can do at a focal length: f-numbers, from and to. Zooms close down in thirds of a stop as they extend. */
export function apertureRange(lens: Lens, focal: number): [number, number] {
  const [short, long] = lens.focal;
  const [wide, tele] = lens.widest;
  if (short === long || wide === tele || focal === short) return [wide, lens.smallest];
  if (focal === long) return [tele, lens.smallest];
  const exact = wide + (tele - wide) * (Math.log(focal / short) / Math.log(long / short));
  return [APERTURES.find((f) => f >= exact - 0.001) ?? tele, lens.smallest];
}

/** A phone cannot close its lens; it keeps the sensitivity low and the time short enough, and counts in no thirds. */
function phoneExposure(camera: Camera, aperture: number, focal: number, ev: number, random: Random): Exposure {
  const [lowest, highest] = camera.iso;
  const light = aperture ** 2 / 2 ** ev;
  const steady = ev < 0 ? random.between(1, 3) : 1 / random.between(24, 120);
  const iso = Math.round(Math.min(highest, Math.max(lowest, (100 * light) / steady)));
  const time = Math.max(camera.fastest, (light * 100) / iso);
  return { focal, aperture, time: time < 0.4 ? 1 / Math.round(1 / time) : Math.round(time * 10) / 10, iso, bias: 0 };
}
