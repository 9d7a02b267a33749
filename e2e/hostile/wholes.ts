import sharp from "sharp";
import { Random } from "@/db/seed/scenes/random";
import type { PictureType } from "@/lib/core/sniff";
import { exifBlock } from "@/scripts/testing/pictures/exif";
import { heic } from "@/scripts/testing/pictures/heic";
import { cr3, dng, preview } from "@/scripts/testing/pictures/raw";

const [WIDTH, HEIGHT] = [64, 48];
const random = new Random("hostile");
/** The same noise in each run, so that what is found is found again. */
const PIXELS = Buffer.from(Array.from({ length: WIDTH * HEIGHT * 3 }, () => random.int(0, 255)));
const noise = () => sharp(PIXELS, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });

const EXIF = exifBlock({
  ifd0: [[0x10f, 2, Buffer.from("NIKON CORPORATION\0")]],
  exif: [
    [0x829a, 5, [[1, 250]]],
    [0x927c, 7, Buffer.concat([Buffer.from("Nikon\0\u0002\u0010\0\0II*\0\b\0\0\0", "latin1"), Buffer.alloc(64, 3)])],
  ],
});

const said = {
  IFD0: { Make: "NIKON CORPORATION", Artist: "Ann" },
  IFD2: { ExposureTime: "1/250" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 45/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "37/1 37/1 0/1" },
};
const told = () => noise().withExif(said).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').withIccProfile("p3");

/** A small sound file of each type we take, with metadata in it; progressive where it can be, because those are read in more than one way. */
export const WHOLES: Readonly<Record<PictureType, () => Promise<Buffer>>> = {
  "image/jpeg": () => told().jpeg({ progressive: true }).toBuffer(),
  "image/png": () => told().png({ progressive: true }).toBuffer(),
  "image/webp": () => told().webp().toBuffer(),
  "image/avif": () => told().avif({ effort: 0 }).toBuffer(),
  "image/tiff": () => told().tiff({ compression: "deflate", tile: true }).toBuffer(),
  "image/gif": () => noise().gif().toBuffer(),
  "image/heic": async () => heic({ exif: EXIF.subarray(6), xmp: "<x/>", nclx: [12, 13, 6] }),
  "image/x-adobe-dng": async () => dng({ jpegs: [await preview(1000, 16), await preview(1200, 16)] }),
  "image/x-canon-cr3": async () => cr3({ preview: await preview(1000, 16), full: await preview(1200, 16), exif: EXIF.subarray(6) }),
};
