import { readCr3 } from "@/lib/core/cr3";
import { jpegFrame, orientedJpeg } from "@/lib/core/jpeg";
import type { PictureType } from "@/lib/core/sniff";
import { numberOf, numbersOf, openTiff, pictures, readDirectory, type Directory, type Tiff } from "@/lib/core/tiff";

/** Pixels of the longer side below which a preview is a thumbnail, and no picture to show. */
const SMALLEST_SIDE = 1000;

const COMPRESSION = 0x103;
const STRIP_OFFSETS = 0x111;
const ORIENTATION = 0x112;
const STRIP_BYTES = 0x117;
const JPEG_OFFSET = 0x201;
const JPEG_BYTES = 0x202;
const OLD_JPEG = 6;
const JPEG = 7;

/**
 * The largest picture that a camera put into its RAW file, as a JPEG to be turned as the file says; null when there is none worth showing. The
 * camera's own development is what its owner saw; we make none.
 */
export function rawPreview(bytes: Uint8Array, type: PictureType): Buffer | null {
  const { candidates, orientation } = type === "image/x-canon-cr3" ? ofCr3(bytes) : ofTiff(bytes);
  const [best] = candidates
    .flatMap((jpeg) => {
      const frame = jpegFrame(jpeg);
      const shown = frame && (frame.components === 1 || frame.components === 3) && Math.max(frame.width, frame.height) >= SMALLEST_SIDE;
      return shown ? [{ jpeg, pixels: frame.width * frame.height }] : [];
    })
    .toSorted((a, b) => b.pixels - a.pixels);
  return best ? orientedJpeg(best.jpeg, orientation) : null;
}

type Found = { candidates: Uint8Array[]; orientation: number };

function ofCr3(bytes: Uint8Array): Found {
  const { previews, ifd0 } = readCr3(bytes);
  const opened = ifd0 && openTiff(ifd0);
  return { candidates: previews, orientation: orientationOf(opened?.tiff, opened && readDirectory(opened.tiff, opened.first)) };
}

function ofTiff(bytes: Uint8Array): Found {
  const opened = openTiff(bytes);
  if (!opened) return { candidates: [], orientation: 1 };
  const { tiff, first } = opened;
  const candidates = pictures(tiff, first).flatMap((directory) => jpegsOf(tiff, directory));
  return { candidates, orientation: orientationOf(tiff, readDirectory(tiff, first)) };
}

/** A JPEG whole in one strip, or where EXIF's thumbnails are told of. Strips and tiles that are JPEGs only together are raw pixels. */
function jpegsOf(tiff: Tiff, { entries }: Directory): Uint8Array[] {
  const number = (tag: number): number => numberOf(tiff, entries.get(tag)) ?? 0;
  const [offsets, lengths] = [STRIP_OFFSETS, STRIP_BYTES].map((tag) => numbersOf(tiff, entries.get(tag))) as [number[], number[]];
  const strip = [OLD_JPEG, JPEG].includes(number(COMPRESSION)) && offsets.length === 1 ? [[offsets[0]!, lengths[0] ?? 0]] : [];
  return [...strip, [number(JPEG_OFFSET), number(JPEG_BYTES)]].flatMap(([offset = 0, length = 0]) =>
    offset > 0 && length > 0 && offset + length <= tiff.bytes.length ? [tiff.bytes.subarray(offset, offset + length)] : [],
  );
}

function orientationOf(tiff: Tiff | undefined, directory: Directory | null | undefined): number {
  const orientation = tiff && directory ? numberOf(tiff, directory.entries.get(ORIENTATION)) : null;
  return orientation !== null && Number.isInteger(orientation) && orientation >= 1 && orientation <= 8 ? orientation : 1;
}
