/** Wider AVIF takes seconds to encode and saves ever less beside WebP, at last nothing. */
const WIDEST = 1280;
/** Of one picture: a panorama on end, hardly wide, would take the encoder a minute. */
const MAX_PIXELS = 4_000_000;

/** Those of a photo's widths that are worth making as AVIF too. */
export const worthMaking = ({ width, height, widths }: { width: number; height: number; widths: readonly number[] }): number[] =>
  widths.filter((w) => w <= WIDEST && w * ((w * height) / width) <= MAX_PIXELS);
