import exifr from "exifr";
import type { Tags, TagValue } from "../types";
import { decodeText } from "../values/rules";

type Block = "ifd0" | "ifd1" | "exif" | "gps" | "interop";
type View = {
  byteLength: number;
  getUint16(offset: number): number;
  getUint32(offset: number): number;
  getUint8Array(offset: number, length: number): Uint8Array;
};

/** What we rely on of exifr's TIFF reader, which has no types for its inside. */
declare class TiffReader {
  static parse(bytes: Uint8Array, options: object): Promise<Record<string, unknown>>;
  protected chunk: View;
  protected parseTag(offset: number, tag: number, block: Block): unknown;
  protected parseTags(offset: number, block: Block, into: Map<number, unknown>): Map<number, unknown>;
}

const ASCII = 2;
/** No tag we read holds more values; a file that claims more is broken, or wants our memory. */
const MAX_VALUES = 4096;

const IFD0_TAGS = [0x10f, 0x110, 0x112, 0x131, 0x132, 0x13b, 0x4746, 0x4749, 0x8298, 0x8769, 0x8825, 0x9c9d, 0xc62f];
const EXIF_TAGS = [
  0x829a, 0x829d, 0x8822, 0x8827, 0x8830, 0x8831, 0x8832, 0x8833, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9201, 0x9202, 0x9204, 0x9207, 0x9209, 0x920a,
  0xa002, 0xa003, 0xa20e, 0xa20f, 0xa210, 0xa403, 0xa405, 0xa431, 0xa432, 0xa433, 0xa434, 0xa435,
];
const GPS_TAGS = [1, 2, 3, 4, 5, 6];

// The exposure belongs in the EXIF block, but TIFF/EP writers keep it in the first directory, as the TIFF specification allows.
const WANTED: Record<Block, ReadonlySet<number>> = {
  ifd0: new Set([...IFD0_TAGS, ...EXIF_TAGS]),
  exif: new Set(EXIF_TAGS),
  gps: new Set(GPS_TAGS),
  ifd1: new Set(),
  interop: new Set(),
};

/** exifr's reader, but a broken tag costs that tag alone and a broken directory only what follows in it. */
// oxlint-disable-next-line import/no-named-as-default-member -- Node runs exifr's CommonJS build, whose named exports it does not see
class TolerantReader extends (exifr.segmentParsers.get("tiff") as typeof TiffReader) {
  protected override parseTag(offset: number, tag: number, block: Block): unknown {
    if (!WANTED[block].has(tag)) return undefined;
    try {
      const count = this.chunk.getUint32(offset + 4);
      if (count > MAX_VALUES) return undefined;
      return this.chunk.getUint16(offset + 2) === ASCII ? this.text(offset, count) : super.parseTag(offset, tag, block);
    } catch {
      return undefined;
    }
  }

  /** Text as the file holds it up to its end mark, decoded with care: exifr would take any byte for UTF-8. */
  private text(offset: number, count: number): string {
    const start = count <= 4 ? offset + 8 : this.chunk.getUint32(offset + 8);
    const bytes = this.chunk.getUint8Array(start, Math.min(count, this.chunk.byteLength - start));
    return decodeText(trimNuls(bytes));
  }

  protected override parseTags(offset: number, block: Block, into: Map<number, unknown>): Map<number, unknown> {
    try {
      return super.parseTags(offset, block, into);
    } catch {
      return into;
    }
  }
}

/**
 * The tags we know of an EXIF block (with or without its `Exif\0\0` header) or of a whole TIFF file. Whatever cannot be read is left out.
 */
export async function readTags(block: Uint8Array): Promise<Tags> {
  // exifr reads text from the underlying memory without looking where the view ends: give it memory that holds nothing else.
  const bytes = new Uint8Array(block.subarray(startsWithExif(block) ? 6 : 0));
  if (!isTiff(bytes)) return new Map();
  try {
    const found = await TolerantReader.parse(bytes, { translateKeys: false, translateValues: false, reviveValues: false });
    return new Map(Object.entries(found).flatMap(([tag, value]) => (isTagValue(value) ? [[Number(tag), normalise(value)] as const] : [])));
  } catch {
    return new Map();
  }
}

const startsWithExif = (b: Uint8Array): boolean => b[0] === 0x45 && b[1] === 0x78 && b[2] === 0x69 && b[3] === 0x66 && b[4] === 0 && b[5] === 0;

const isTiff = (b: Uint8Array): boolean =>
  (b[0] === 0x49 && b[1] === 0x49 && b[2] === 0x2a && b[3] === 0) || (b[0] === 0x4d && b[1] === 0x4d && b[2] === 0 && b[3] === 0x2a);

const isTagValue = (value: unknown): value is TagValue | ArrayLike<number> =>
  typeof value === "string" || typeof value === "number" || Array.isArray(value) || ArrayBuffer.isView(value);

const normalise = (value: TagValue | ArrayLike<number>): TagValue =>
  typeof value === "string" || typeof value === "number" || value instanceof Uint8Array ? value : Array.from(value);

/** EXIF's Copyright may hold the photographer's notice and the editor's, with a NUL between; other texts end at their first NUL. */
function trimNuls(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
