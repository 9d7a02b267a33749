import type { Route } from "next";
import { isId } from "@/lib/core/ids";
import type { SearchParams } from "@/lib/search/schema";
import { BANDS, KINDS, MOST, ZOOMS, type Comparison, type Kind, type Point, type Wanted, type Zoom } from "./types";

// No zod here: addresses are written in the browser too, and what is not understood is dropped, not complained about.

const SLUG = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u;
const MOST_SLUG = 100;
/** As many photographs as all cells of the largest matrix hold. */
const MOST_CELLS = MOST.camera * BANDS.length;
const APERTURES = [0.5, 128] as const;
const FOCAL_LENGTHS = [1, 10_000] as const;
/** The loupe is put down to a thousandth of a side, which is finer than a finger. */
const THOUSAND = 1000;
const MOST_TYPED = 100;

/**
 * Reads a comparison from a URL. Never throws: what is unknown, malformed or too much is left out. Photos go before cameras and these before lenses,
 * where an address has several.
 */
export function parseComparison(params: SearchParams): Comparison {
  const of = (["photo", "camera", "lens"] as const).find((kind) => all(params, kind).some((item) => tidyItem(kind, item).length > 0)) ?? "camera";
  return canonical({
    of,
    items: all(params, of),
    aperture: readNumber(all(params, "aperture")[0]),
    focal: readNumber(all(params, "focal")[0]),
    size: all(params, "size")[0] === "print" ? "print" : "pixels",
    iso: all(params, "iso").flatMap((text) => readNumber(text) ?? []),
    cells: all(params, "cell"),
    loupe: readPoint(all(params, "loupe")[0]),
    zoom: readNumber(all(params, "zoom")[0]),
  });
}

/** The one address of a comparison. */
export function compareUrl(wanted: Wanted): Route {
  const parameters = entries(wanted).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parameters.length > 0 ? `/compare?${parameters.join("&")}` : "/compare";
}

/** The parameters of a comparison's address, in order; also what a form must send along to keep it. */
export function entries(wanted: Wanted): [name: string, value: string][] {
  const { of, items, aperture, focal, size, iso, cells, loupe, zoom } = canonical(wanted);
  const named = (name: string, values: readonly (string | number | undefined | false)[]): [string, string][] =>
    values.flatMap((value) => (value === undefined || value === false ? [] : [[name, String(value)] satisfies [string, string]]));
  return [
    ...named(of, items),
    ...named("aperture", [aperture]),
    ...named("focal", [focal]),
    ...named("size", [size === "print" && size]),
    ...named("iso", iso),
    ...named("cell", cells),
    ...named("loupe", [loupe && writePoint(loupe)]),
    ...named("zoom", [zoom > 1 && zoom]),
  ];
}

/** Cleans and bounds a comparison, so that equal comparisons are equal data. */
export function canonical({ of, items = [], aperture, focal, size = "pixels", iso = [], cells = [], loupe, zoom = 1 }: Wanted): Comparison {
  const kept = [...new Set(items.flatMap((item) => tidyItem(of, item)))].slice(0, MOST[of]);
  const matched = of !== "photo" && kept.length > 0;
  const there = kept.length > 0;
  return {
    of,
    items: kept,
    ...(matched && within(aperture, APERTURES) && { aperture }),
    ...(matched && within(focal, FOCAL_LENGTHS) && { focal }),
    size: there ? size : "pixels",
    iso: matched ? BANDS.filter((band) => iso.includes(band)) : [],
    cells: matched ? [...new Set(cells.filter(isId))].sort().slice(0, MOST_CELLS) : [],
    ...(there && loupe && isInside(loupe) && { loupe: { x: rounded(loupe.x), y: rounded(loupe.y) } }),
    zoom: there && loupe && isInside(loupe) ? zoomOf(zoom) : 1,
  };
}

/** The comparison with one more column, at the end. */
export const withItem = (comparison: Comparison, item: string): Comparison => canonical({ ...comparison, items: [...comparison.items, item] });

/** The comparison without a column. */
export const withoutItem = (comparison: Comparison, item: string): Comparison =>
  canonical({ ...comparison, items: comparison.items.filter((one) => one !== item) });

/** The comparison with another photograph in the cell where `shown` stands. */
export const withCell = (comparison: Comparison, shown: string, instead: string): Comparison =>
  canonical({ ...comparison, cells: [...comparison.cells.filter((one) => one !== shown), instead] });

/** Whether the parameters came from one of the page's forms and have a shorter address. */
export const isFormComparison = (params: SearchParams): boolean =>
  params.add !== undefined || ["aperture", "focal", "find"].some((name) => params[name] === "") || params.size === "pixels";

/** The words that gear to add is looked for by; null where nobody looks. */
export function readFind(params: SearchParams): string | null {
  const words = [...(all(params, "find")[0] ?? "").slice(0, MOST_TYPED).toWellFormed()]
    .join("")
    .replaceAll(/[\s\p{Cc}\uFFFD]+/gu, " ")
    .trim();
  return words || null;
}

/** The photo whose address, or id, somebody has pasted; undefined where there is none in it. */
export function readAdded(params: SearchParams): string | undefined {
  const found = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec((all(params, "add")[0] ?? "").slice(0, 2000).toLowerCase());
  return found && isId(found[0]) ? found[0] : undefined;
}

const isKind = (name: string): name is Kind => (KINDS as readonly string[]).includes(name);

/** Of a repeated parameter no more is read than could be meant. */
function all(params: SearchParams, name: string): string[] {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  const most = isKind(name) ? MOST[name] * 2 : MOST_CELLS;
  return (value === undefined ? [] : Array.isArray(value) ? value : [value]).slice(0, most);
}

function tidyItem(of: Kind, item: string): string[] {
  if (of === "photo") return isId(item) ? [item] : [];
  const slug = item
    .slice(0, MOST_SLUG * 4)
    .toWellFormed()
    .normalize("NFC")
    .trim()
    .toLowerCase();
  return [...slug].length <= MOST_SLUG && SLUG.test(slug) ? [slug] : [];
}

/** A plain decimal, with point or comma. */
const readNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}(?:[.,]\d{1,3})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : undefined;

const within = (value: number | undefined, [min, max]: readonly [number, number]): boolean => value !== undefined && value >= min && value <= max;

const zoomOf = (value: number): Zoom => ZOOMS.find((zoom) => zoom === value) ?? 1;

const isInside = ({ x, y }: Point): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;
const rounded = (part: number): number => Math.round(part * THOUSAND) / THOUSAND;

/** `500.250` is the middle from left to right, a quarter from the top: thousandths. */
const writePoint = ({ x, y }: Point): string => `${Math.round(x * THOUSAND)}.${Math.round(y * THOUSAND)}`;

function readPoint(text: string | undefined): Point | undefined {
  const [, x, y] = /^(\d{1,4})\.(\d{1,4})$/.exec(text ?? "") ?? [];
  return x === undefined || y === undefined ? undefined : { x: Number(x) / THOUSAND, y: Number(y) / THOUSAND };
}
