import type { Sharp } from "sharp";

/** What is published inside the files: nothing else of the original's metadata is. */
export type Notices = { artist: string | null; copyright: string | null };

/** Notices go into XMP, which holds any script, and into EXIF where its ASCII can hold them as they are. The image comes from us, and has no EXIF. */
export function noticed(image: Sharp, notices: Notices): Sharp {
  const ifd0 = Object.fromEntries(exifTexts(notices).map(({ name, text }) => [name, withoutComment(text)]));
  return Object.keys(ifd0).length > 0 ? xmpNoticed(image, notices).withExif({ IFD0: ifd0 }) : xmpNoticed(image, notices);
}

/** Of an image that comes from somebody's file: libvips would write the thumbnail of that, with all it tells, into any EXIF it writes. */
export const xmpNoticed = (image: Sharp, { artist, copyright }: Notices): Sharp =>
  artist || copyright ? image.withXmp(xmpPacket({ artist, copyright })) : image;

/** A file without EXIF, as libvips wrote it with the notices in XMP, with the same in EXIF as well. */
export function exifNoticed(file: Buffer, type: "image/jpeg" | "image/webp", notices: Notices): Buffer {
  const texts = exifTexts(notices);
  if (texts.length === 0) return file;
  const block = exifBlock(texts);
  return type === "image/jpeg" ? intoJpeg(file, block) : intoWebp(file, block);
}

type ExifText = { name: "Artist" | "Copyright"; tag: number; text: string };

const exifTexts = ({ artist, copyright }: Notices): ExifText[] => [...exifText("Artist", 0x13b, artist), ...exifText("Copyright", 0x8298, copyright)];

/** EXIF's texts are ASCII: libvips replaces other letters by question marks, and cuts long texts. */
const exifText = (name: ExifText["name"], tag: number, text: string | null): ExifText[] =>
  text && /^[\x20-\x7e]{1,200}$/.test(text) ? [{ name, tag, text }] : [];

/** libvips takes what stands in the last parentheses for a comment of its own: it gets one. */
const withoutComment = (text: string): string => `${text} (ASCII)`;

/** A TIFF structure of one directory of texts. */
function exifBlock(texts: readonly ExifText[]): Buffer {
  const directory = Buffer.alloc(2 + texts.length * 12 + 4);
  directory.writeUInt16BE(texts.length);
  const values: Buffer[] = [];
  let end = 8 + directory.length;
  for (const [i, { tag, text }] of texts.entries()) {
    const [at, value] = [2 + i * 12, Buffer.from(`${text}\0`, "latin1")];
    directory.writeUInt16BE(tag, at);
    directory.writeUInt16BE(2, at + 2);
    directory.writeUInt32BE(value.length, at + 4);
    if (value.length <= 4) value.copy(directory, at + 8);
    else {
      directory.writeUInt32BE(end, at + 8);
      values.push(value);
      end += value.length;
    }
  }
  return Buffer.concat([Buffer.from("MM\0*\0\0\0\b", "latin1"), directory, ...values]);
}

function intoJpeg(file: Buffer, block: Buffer): Buffer {
  const length = block.length + 8;
  const head = Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 255]), Buffer.from("Exif\0\0")]);
  return Buffer.concat([file.subarray(0, 2), head, block, file.subarray(2)]);
}

/** Where an extended WebP says what it holds, and the flag of EXIF there. */
const WEBP_FLAGS = 20;
const WEBP_EXIF = 0x08;

/** With XMP in it a WebP is an extended one, which begins by saying what it holds. */
function intoWebp(file: Buffer, block: Buffer): Buffer {
  const chunk = Buffer.alloc(8);
  chunk.write("EXIF");
  chunk.writeUInt32LE(block.length, 4);
  const whole = Buffer.concat([file, chunk, block, Buffer.alloc(block.length % 2)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole[WEBP_FLAGS]! |= WEBP_EXIF;
  return whole;
}

function xmpPacket({ artist, copyright }: Notices): string {
  const creator = artist ? `<dc:creator><rdf:Seq><rdf:li>${escapeXml(artist)}</rdf:li></rdf:Seq></dc:creator>` : "";
  const rights = copyright ? `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(copyright)}</rdf:li></rdf:Alt></dc:rights>` : "";
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${creator}${rights}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
