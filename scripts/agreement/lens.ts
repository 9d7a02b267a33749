import type { Told } from "./exiftool";

/** What ExifTool says where it does not know either. */
const NO_LENS = /^(unknown\b|n\/a|none\b|-+$|0+(\.0+)?( ?mm)?\b|undef|\(?no lens)/i;

/** Every name ExifTool has for a file's lens, the most telling first. */
export function lensesOf({ preferred, placed, lens }: Told): string[] {
  const placedNames = Object.entries(placed).flatMap(([key, value]) => (/:(LensModel|Lens|LensInfo)$/.test(key) ? [value] : []));
  const names = [preferred.LensModel, lens.LensID, lens.Lens, preferred.Lens, preferred.LensInfo, ...placedNames];
  const known = names.map((name) => (name ?? "").replaceAll(/\s+/g, " ").trim()).filter((name) => /\d|\p{L}{3}/u.test(name) && !NO_LENS.test(name));
  return [...new Set(known)].filter((name) => !/^[0 .]*(undef|inf|0 0)/.test(name));
}

const fold = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}.]+/gu, "");

type Specification = { lengths: number[]; apertures: number[] };

/** Focal lengths and f-numbers: of `18-200mm f/3.5-5.6`, `18.0-200.0 mm f/3.5-5.6`, and of the four numbers that `-n` gives. */
function specification(name: string): Specification | null {
  const bare = /^([\d.]+) ([\d.]+)(?: ([\d.]+|undef|inf) ([\d.]+|undef|inf))?$/.exec(name);
  if (bare) return { lengths: range(bare[1], bare[2]), apertures: range(bare[3], bare[4]) };
  const said = /([\d.]+)(?: ?- ?([\d.]+))? ?mm(?:.*?f\/?([\d.]+)(?:-([\d.]+))?)?/i.exec(name);
  return said && { lengths: range(said[1], said[2]), apertures: range(said[3], said[4]) };
}

function range(from: string | undefined, to: string | undefined): number[] {
  const numbers = [from, to ?? from].map(Number).filter((value) => Number.isFinite(value) && value > 0);
  return numbers.map((value) => Math.round(value * 10) / 10);
}

const equal = (a: number[], b: number[]): boolean => a.length === b.length && a.every((value, i) => Math.abs(value - b[i]!) <= 0.051);

/** Whether two names mean one lens: the same words, or the same focal lengths and, where both say them, f-numbers. */
export function sameLens(a: string, b: string): boolean {
  if (fold(a) === fold(b)) return true;
  const [x, y] = [specification(a), specification(b)];
  if (!x || !y || !equal(x.lengths, y.lengths)) return false;
  return x.apertures.length === 0 || y.apertures.length === 0 || equal(x.apertures, y.apertures);
}
