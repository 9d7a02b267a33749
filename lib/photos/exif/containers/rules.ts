import { latin } from "@/lib/core/boxes";
import { readCr3 } from "@/lib/core/cr3";
import { readHeif } from "@/lib/core/heif";
import { bytesOf, openTiff, readDirectory } from "@/lib/core/tiff";
import { metadataBlocks } from "@/lib/platform/images";
import { readExif, readParts, type ExifBlock } from "../tiff/rules";

/** Where a file keeps what it says: each may be absent. */
export type Blocks = { exif: ExifBlock; xmp: Uint8Array | undefined; iptc: Uint8Array | undefined };

const XMP = 0x2bc;
const IPTC = 0x83bb;
const PHOTOSHOP = 0x8649;

const NO_EXIF: ExifBlock = { tags: new Map(), makerNote: null };

/** Finds the blocks of metadata of a picture, whatever its format. Never throws; what is no picture has none. */
export async function readBlocks(bytes: Buffer): Promise<Blocks> {
  if (openTiff(bytes)) return ofTiff(bytes);
  if (latin(bytes, 4, 8) === "ftyp") return latin(bytes, 8, 12) === "crx " ? ofCr3(bytes) : ofHeif(bytes);
  const { exif, xmp, iptc } = await metadataBlocks(bytes);
  return { exif: exif ? readExif(exif) : NO_EXIF, xmp, iptc };
}

/** A TIFF, RAW of many cameras included, is one EXIF block itself. */
function ofTiff(bytes: Buffer): Blocks {
  const { tiff, first } = openTiff(bytes)!;
  const entries = readDirectory(tiff, first)?.entries;
  const block = (tag: number): Uint8Array | undefined => bytesOf(tiff, entries?.get(tag)) ?? undefined;
  return { exif: readExif(bytes), xmp: block(XMP), iptc: block(IPTC) ?? block(PHOTOSHOP) };
}

function ofHeif(bytes: Buffer): Blocks {
  const header = readHeif(bytes);
  return { exif: header?.exif ? readExif(header.exif) : NO_EXIF, xmp: header?.xmp ?? undefined, iptc: undefined };
}

function ofCr3(bytes: Buffer): Blocks {
  const { xmp, previews: _, ...parts } = readCr3(bytes);
  return { exif: readParts(parts), xmp, iptc: undefined };
}
