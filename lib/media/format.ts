import { ATTACHMENT } from "./attachments/types";

/** The address of a stored file; whether it answers is decided anew at each request. */
export const fileUrl = (urlToken: string, variant: string, extension: string): string => `/f/${urlToken}/${variant}.${extension}`;

/** The address of a file as its owner gave it, under as much of its name's ending as addresses have; its whole name comes with the bytes. */
export const originalUrl = (urlToken: string, fileName: string): string =>
  fileUrl(urlToken, "original", /\.([a-z]{3,4})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "bin");

/** The address of a file that goes with something: its name and kind come with the bytes. */
export const attachmentUrl = (urlToken: string): string => fileUrl(urlToken, ATTACHMENT, "bin");

type Derived = { urlToken: string; widths: number[] };

/** The derivative that is at least `width` pixels wide, or the widest there is. */
export const derivativeUrl = ({ urlToken, widths }: Derived, width: number): string =>
  fileUrl(urlToken, `w${widths.find((w) => w >= width) ?? widths.at(-1) ?? width}`, "webp");

/** Every derivative with its true width, for `srcset`. */
export const srcSet = ({ urlToken, widths }: Derived): string => widths.map((w) => `${fileUrl(urlToken, `w${w}`, "webp")} ${w}w`).join(", ");

/**
 * The same for browsers that read AVIF, all of which read WebP: every width as AVIF where that exists. So nothing is ever shown smaller than it could
 * be for want of an AVIF. Null where there is none.
 */
export const avifSrcSet = ({ urlToken, widths, avifWidths }: Derived & { avifWidths: number[] }): string | null =>
  avifWidths.length === 0
    ? null
    : widths.map((w) => `${avifWidths.includes(w) ? fileUrl(urlToken, `a${w}`, "avif") : fileUrl(urlToken, `w${w}`, "webp")} ${w}w`).join(", ");
