import { AS_IT_IS, decodeOnce, WEBP, widestOf, type Derivative } from "./images";

/** Wide enough to cut a picture by on a large screen. */
const PROOF_WIDTH = 2048;

export type Proof = Derivative & {
  /** Pixels of the whole picture, upright. */
  whole: { width: number; height: number };
};

/**
 * The whole of a picture, upright, whatever its owner cut off, for them to see what there is: in its own colours, without any metadata, never enlarged.
 *
 * @returns WebP
 * @throws ImageError when the bytes are no whole picture of a format and size we take
 */
export async function deriveProof(original: Buffer): Promise<Proof> {
  const { open, ...whole } = await decodeOnce(original, AS_IT_IS, (size) => Math.min(PROOF_WIDTH, widestOf(size)));
  const { data, info } = await open().webp(WEBP).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data, quality: WEBP.quality, whole };
}
