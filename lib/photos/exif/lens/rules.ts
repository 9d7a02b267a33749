import { within } from "../values/rules";

/**
 * A lens in numbers, as EXIF's LensSpecification has it: shortest and longest focal length in millimetres, and the f-number at each; null when
 * it has no focal length.
 */
export function describeLens(specification: readonly (number | null | undefined)[]): string | null {
  const [short, long, wide, tele] = specification.map((value) => (typeof value === "number" ? Math.round(value * 100) / 100 : undefined));
  if (within(short, 0.1, 20_000) === null || within(long, short!, 20_000) === null) return null;
  const range = (a: number, b: number | undefined): string => (b === undefined || a === b ? `${a}` : `${a}-${b}`);
  const speed = within(wide, 0.3, 100) === null ? "" : ` f/${range(wide!, within(tele, 0.3, 100) ?? undefined)}`;
  return `${range(short!, long)} mm${speed}`;
}
