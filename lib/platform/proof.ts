import { type Derivative, inspect, MAX_SIDE, pictureOf, reject, upright } from "./images";
import { anonymous, usableProfile } from "./profiles";

/** Wide enough to cut a picture by on a large screen. */
const PROOF_WIDTH = 2048;
const WEBP = { quality: 80, effort: 2 } as const;

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
  const picture = await pictureOf(original);
  const metadata = await inspect(picture);
  const { width, height } = metadata.autoOrient;
  const target = Math.max(1, Math.min(PROOF_WIDTH, width, Math.floor((MAX_SIDE * width) / height)));
  const profile = usableProfile(metadata);
  // A strip a pixel wide can still be too tall.
  const resized = upright(picture).resize({ width: target, ...(height > MAX_SIDE * width && { height: MAX_SIDE, fit: "fill" as const }) });
  const { data, info } = await (profile ? resized.keepIccProfile() : resized).webp(WEBP).toBuffer({ resolveWithObject: true }).catch(reject);
  return { width: info.width, height: info.height, bytes: anonymous(data, profile), quality: WEBP.quality, whole: { width, height } };
}
