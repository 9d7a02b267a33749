import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import type { PictureType } from "@/lib/core/sniff";
import { ascii, chunk, inJpeg, riffChunk, segment, webp, webpChunks } from "@/scripts/testing/pictures/containers";
import { box, heic } from "@/scripts/testing/pictures/heic";
import { cr3 } from "@/scripts/testing/pictures/raw";
import { exif, middleOf, parts, photoshop, profile, thumbnail, tiffFile, xmp } from "./blocks";
import { CANARY, PLACE, PUBLISHED } from "./secrets";

/** A file as somebody has it, and some bytes of each picture that is in it besides. */
export type CanaryFile = { bytes: Buffer; within: Buffer[] };

const [WIDTH, HEIGHT] = [1000, 700];
const secret = (where: string): Buffer => ascii(`${CANARY}-${where}`);

/** A picture in its own colours; a little different each time. */
const picture = (): Sharp =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#2a6f97", noise: { type: "gaussian", mean: 128, sigma: 20 } } });

async function jpeg(): Promise<CanaryFile> {
  const [thumb, second] = await Promise.all([thumbnail(), thumbnail()]);
  const index = Buffer.concat([ascii("MPF\0II*\0\b\0\0\0"), secret("INDEX")]);
  const main = inJpeg(
    await picture().jpeg().toBuffer(),
    segment(0xe1, ascii("Exif\0\0"), exif(thumb)),
    segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0"), xmp()),
    segment(0xe1, ascii("http://ns.adobe.com/xmp/extension/\0"), ascii("0".repeat(32)), Buffer.alloc(8), xmp()),
    segment(0xed, ascii("Photoshop 3.0\0"), photoshop()),
    segment(0xe2, ascii("ICC_PROFILE\0"), Buffer.from([1, 1]), profile()),
    segment(0xe2, index),
    segment(0xec, ascii("Ducky"), secret("DUCKY")),
    segment(0xfe, secret("COMMENT")),
  );
  return { bytes: Buffer.concat([main, second, secret("TRAILER")]), within: [middleOf(thumb), middleOf(second)] };
}

async function png(): Promise<CanaryFile> {
  const [thumb, plain] = await Promise.all([thumbnail(), picture().png().toBuffer()]);
  const told = [
    chunk("iCCP", Buffer.concat([secret("ICC-NAME"), Buffer.from([0, 0]), deflateSync(profile())])),
    chunk("eXIf", exif(thumb)),
    chunk("iTXt", Buffer.concat([ascii("XML:com.adobe.xmp\0\0\0\0\0"), xmp()])),
    chunk("tEXt", Buffer.concat([ascii("Comment\0"), secret("TEXT")])),
    chunk("tEXt", Buffer.concat([ascii("Author\0"), secret("AUTHOR")])),
    chunk("zTXt", Buffer.concat([ascii("Description\0\0"), deflateSync(secret("PACKED"))])),
    chunk("iTXt", Buffer.concat([ascii("Location\0\0\0\0\0"), secret("LOCATION")])),
    chunk("caNy", secret("OWN-CHUNK")),
  ];
  // Behind the header, which is 25 bytes after the signature's 8.
  return { bytes: Buffer.concat([plain.subarray(0, 33), ...told, plain.subarray(33), secret("TRAILER")]), within: [middleOf(thumb)] };
}

async function webpFile(): Promise<CanaryFile> {
  const thumb = await thumbnail();
  const image = webpChunks(await picture().webp().toBuffer());
  const told = [riffChunk("EXIF", exif(thumb)), riffChunk("XMP ", xmp()), riffChunk("CANA", secret("OWN-CHUNK"))];
  return { bytes: webp({ width: WIDTH, height: HEIGHT, flags: 0x2c }, riffChunk("ICCP", profile()), image, ...told), within: [middleOf(thumb)] };
}

/** What the encoder of AVIF takes in words. */
async function avif(): Promise<CanaryFile> {
  const folder = await mkdtemp(join(tmpdir(), "halation-profile-"));
  try {
    await writeFile(join(folder, "screen.icc"), profile());
    const rational = (fractions: readonly (readonly [number, number])[]): string => fractions.map(([n, d]) => `${n}/${d}`).join(" ");
    const bytes = await picture()
      .withIccProfile(join(folder, "screen.icc"))
      .withXmp(xmp().toString())
      .withExif({
        IFD0: {
          Make: "NIKON CORPORATION",
          Model: "NIKON D70",
          Artist: PUBLISHED.artist,
          Copyright: PUBLISHED.copyright,
          ImageDescription: `${CANARY}-DESCRIPTION`,
        },
        IFD2: {
          BodySerialNumber: `${CANARY}-BODY`,
          LensSerialNumber: `${CANARY}-GLASS`,
          CameraOwnerName: `${CANARY}-OWNER`,
          ImageUniqueID: `${CANARY}-ID`,
          ISOSpeedRatings: "400",
        },
        IFD3: {
          GPSLatitudeRef: "N",
          GPSLatitude: rational(PLACE.latitude),
          GPSLongitudeRef: "E",
          GPSLongitude: rational(PLACE.longitude),
          GPSAltitude: rational([PLACE.altitude]),
        },
      })
      .avif({ effort: 0 })
      .toBuffer();
    return { bytes, within: [] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function tiff(): Promise<CanaryFile> {
  const pixels = await picture().raw().toBuffer();
  const bytes = tiffFile(
    [
      [0x100, 4, [WIDTH]],
      [0x101, 4, [HEIGHT]],
      [0x102, 3, [8, 8, 8]],
      [0x103, 3, [1]],
      [0x106, 3, [2]],
      [0x115, 3, [3]],
      [0x116, 4, [HEIGHT]],
    ],
    pixels,
  );
  return { bytes, within: [] };
}

/** GIF has no EXIF: what is to be published stands in XMP, where nobody reads it. */
async function gif(): Promise<CanaryFile> {
  const plain = await picture().gif().toBuffer();
  const at = plain.indexOf(Buffer.from([0x21, 0xf9, 4]));
  const comment = secret("COMMENT");
  const packet = xmp(true);
  const trailer = Buffer.concat([Buffer.from([1]), Buffer.from(Array.from({ length: 256 }, (_, i) => 255 - i)), Buffer.from([0])]);
  const told = [Buffer.from([0x21, 0xfe, comment.length]), comment, Buffer.from([0, 0x21, 0xff, 11]), ascii("XMP DataXMP"), packet, trailer];
  return { bytes: Buffer.concat([plain.subarray(0, at), ...told, plain.subarray(at), secret("TRAILER")]), within: [] };
}

async function heicFile(): Promise<CanaryFile> {
  const thumb = await thumbnail();
  const bytes = heic({ grid: [8, 8], icc: profile(), exif: exif(thumb), xmp: xmp().toString() });
  return { bytes: Buffer.concat([bytes, box("uuid", secret("OWN-BOX"))]), within: [middleOf(thumb)] };
}

/** The picture that camera RAW is shown by, which tells as much as the file around it. */
const embedded = async (): Promise<CanaryFile> => {
  const { bytes, within } = await jpeg();
  return { bytes, within };
};

async function dng(): Promise<CanaryFile> {
  const { bytes, within } = await embedded();
  const file = tiffFile(
    [
      [0xfe, 4, [1]],
      [0x100, 4, [WIDTH]],
      [0x101, 4, [HEIGHT]],
      [0x103, 3, [7]],
      [0x106, 3, [6]],
      [0xc612, 1, [1, 4, 0, 0]],
    ],
    bytes,
  );
  return { bytes: file, within };
}

async function cr3File(): Promise<CanaryFile> {
  const { bytes, within } = await embedded();
  const packet = box("uuid", Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex"), xmp());
  return { bytes: Buffer.concat([cr3({ preview: bytes, full: bytes, ...parts, makerNote: parts.exif }), packet, box("free", secret("FREE"))]), within };
}

/** A file of each type we take that tells all it can. */
export const CANARIES: Readonly<Record<PictureType, () => Promise<CanaryFile>>> = {
  "image/jpeg": jpeg,
  "image/png": png,
  "image/webp": webpFile,
  "image/avif": avif,
  "image/tiff": tiff,
  "image/gif": gif,
  "image/heic": heicFile,
  "image/x-adobe-dng": dng,
  "image/x-canon-cr3": cr3File,
};

/** Types whose files say nothing that can be published: we read no more of a GIF than its pixels. */
export const SILENT: ReadonlySet<PictureType> = new Set<PictureType>(["image/gif"]);
