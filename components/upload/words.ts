import type ui from "@/messages/en/ui.json";
import type words from "@/messages/en/upload.json";

/** The texts of the upload page, handed over whole: it is the one page where the browser speaks on its own. */
export type UploadWords = typeof words & Pick<typeof ui, "audience">;

/** Puts values into a text's `{places}`. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** A size as people read it: `6.3 MB`, with the language's own decimal sign and unit; large figures without decimals unless some are asked for. */
export function sayBytes(bytes: number, language: string, digits = 0): string {
  const power = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes === 0 ? 0 : Math.max(0.1, bytes / 1_000 ** power);
  const format = { style: "unit", unit: UNITS[power - 1], unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : digits } as const;
  return new Intl.NumberFormat(language, format).format(value);
}

/** A share of 1 in whole percent, as the language writes it: `43%`, `43 %`. */
export const sayPercent = (share: number, language: string): string =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
