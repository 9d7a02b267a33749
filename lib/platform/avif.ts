import { decodeOnce, type Derivative, type Edit } from "./images";
import { noticed, type Notices } from "./notices";

/** Looks as WebP does at 80, in a fifth to a third fewer bytes; why these figures is told in docs/decisions. Colour is halved, as WebP does. */
const AVIF = { quality: 63, effort: 2, chromaSubsampling: "4:2:0" } as const;

/**
 * The same pictures as AVIF, from a decode of their own: upright, edited, in their own colours, without any metadata but the given notices.
 *
 * @param widths pixels, ascending, none wider than the picture
 * @throws ImageError when the bytes are no whole picture of a format and size we take
 */
export async function deriveAvif(original: Buffer, notices: Notices, edit: Edit, widths: readonly number[]): Promise<Derivative[]> {
  const { open } = await decodeOnce(original, edit, () => widths.at(-1)!);
  const derivatives: Derivative[] = [];
  for (const width of widths) {
    const { data, info } = await noticed(open().resize({ width }), notices).avif(AVIF).toBuffer({ resolveWithObject: true });
    derivatives.push({ width: info.width, height: info.height, bytes: data, quality: AVIF.quality });
  }
  return derivatives;
}
