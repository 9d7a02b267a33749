import { boxAt, boxesIn, type Box } from "./boxes";

/** Canon's boxes in a CR3: metadata in one with this identifier, below `moov`; the preview in one with that, beside it. */
const METADATA = "85c0b687820f11e08111f4ce462b6a48";
const PREVIEW = "eaf42b5e1c984b88b9fbb7dc406e4d16";
const XMP = "be7acfcb97a942e89c71999491e3afac";

/** The parts of a CR3 file that we use; each may be absent. */
export type Cr3 = {
  /** TIFF structures of their own: the camera, the exposure, Canon's note, the place. */
  ifd0: Uint8Array | undefined;
  exif: Uint8Array | undefined;
  makerNote: Uint8Array | undefined;
  gps: Uint8Array | undefined;
  xmp: Uint8Array | undefined;
  /** JPEG pictures, unchecked. */
  previews: Uint8Array[];
};

/** Finds the parts of a CR3 file (after lclevy/canon_cr3's description of the format). Never throws. */
export function readCr3(bytes: Uint8Array): Cr3 {
  const moov = boxAt(bytes, ["moov"]);
  const canon = moov && identified(bytes, moov, METADATA);
  const part = (type: string): Uint8Array | undefined => contentOf(bytes, canon && boxAt(bytes, [type], canon));
  const whole = { type: "", start: 0, end: bytes.length };
  return {
    ifd0: part("CMT1"),
    exif: part("CMT2"),
    makerNote: part("CMT3"),
    gps: part("CMT4"),
    xmp: contentOf(bytes, identified(bytes, whole, XMP)),
    previews: [...fullSize(bytes, moov), ...previewBox(bytes, identified(bytes, whole, PREVIEW))],
  };
}

/** The content of the box with an identifier. */
function identified(bytes: Uint8Array, within: Box, identifier: string): Box | null {
  const found = boxesIn(bytes, within.start, within.end).find(
    ({ type, start, end }) => type === "uuid" && start + 16 <= end && Buffer.from(bytes.subarray(start, start + 16)).toString("hex") === identifier,
  );
  return found ? { ...found, start: found.start + 16 } : null;
}

const contentOf = (bytes: Uint8Array, box: Box | null | undefined): Uint8Array | undefined => (box ? bytes.subarray(box.start, box.end) : undefined);

/** `PRVW`, behind eight bytes: its size in pixels, and from the 16th on the JPEG. */
function previewBox(bytes: Uint8Array, box: Box | null): Uint8Array[] {
  const preview = box && boxAt(bytes, ["PRVW"], { start: box.start + 8, end: box.end });
  return preview ? [bytes.subarray(Math.min(preview.start + 16, preview.end), preview.end)] : [];
}

/** The first track is the whole picture as a JPEG: one sample, of which a table says where it is and how long. */
function fullSize(bytes: Uint8Array, moov: Box | null): Uint8Array[] {
  const table = moov && boxAt(bytes, ["trak", "mdia", "minf", "stbl"], moov);
  const sizes = table && boxAt(bytes, ["stsz"], table);
  const offsets = table && boxAt(bytes, ["co64"], table);
  if (!sizes || !offsets || sizes.end - sizes.start < 12 || offsets.end - offsets.start < 16) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const common = view.getUint32(sizes.start + 4);
  const size = common === 0 && sizes.end - sizes.start >= 16 ? view.getUint32(sizes.start + 12) : common;
  const offset = Number(view.getBigUint64(offsets.start + 8));
  // Whatever is cut off is no picture.
  return offset + size <= bytes.length ? [bytes.subarray(offset, offset + size)] : [];
}
