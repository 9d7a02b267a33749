import sharp, { type Sharp } from "sharp";

/** What the product makes of every photograph that has the pixels; written down once more, so that a change there does not move the floor along. */
const WIDTHS = [320, 640, 1280, 2048, 2560] as const;
const WEBP = { quality: 80, effort: 2 } as const;

/**
 * The cheapest honest way to the same pictures: one decode, all widths, in the same format and quality, upright, in the picture's own colours, and
 * nothing else: no placeholder, no notices, nothing looked at, hashed, stored or written down.
 *
 * @param profiled whether it has an ICC profile, which then goes along
 */
export async function bareSharp(file: Buffer, profiled: boolean): Promise<Buffer[]> {
  const open = await decoded(sharp(file).autoOrient().resize({ width: 2560, withoutEnlargement: true }), profiled);
  const pictures: Buffer[] = [];
  for (const width of WIDTHS) {
    const picture = open().resize({ width, withoutEnlargement: true });
    pictures.push(await (profiled ? picture.keepIccProfile() : picture).webp(WEBP).toBuffer());
  }
  return pictures;
}

/** Plain pixels are cheaper to pass on, but cannot carry a profile. */
async function decoded(largest: Sharp, profiled: boolean): Promise<() => Sharp> {
  if (profiled) {
    const base = await largest.keepIccProfile().tiff({ compression: "none" }).toBuffer();
    return () => sharp(base);
  }
  const { data, info } = await largest.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return () => sharp(data, { raw: { width, height, channels } });
}
