import sharp, { type Exif, type Sharp } from "sharp";
import type { Hour } from "./atmosphere";
import { newCanvas } from "./canvas";
import { chooseFilm, develop, monochrome } from "./film";
import { hoursOf, sceneOf, SCENE_KINDS, type SceneKind } from "./kinds";
import { Random } from "./random";

export type Painting = {
  /** The same seed gives the same picture, at any size. */
  seed: string | number;
  kind?: SceneKind;
  hour?: Hour;
  /** Pixels, as seen; 1600 unless told. */
  width?: number;
  /** Width by height; 3:2 unless told. */
  aspect?: number;
  monochrome?: boolean;
};

type Encoding = {
  /** What is written into the file, as sharp takes it: `IFD0`, `IFD2` (Exif) and `IFD3` (GPS). */
  exif?: Exif;
  /** EXIF orientation: pixels are stored turned, as a camera held upright stores them. 1, 3, 6 or 8; 1 unless told. */
  orientation?: number;
  quality?: number;
};

/** Paints a picture: 8-bit sRGB pixels. */
export function paintPixels(painting: Painting): { pixels: Buffer; width: number; height: number; kind: SceneKind; hour: Hour } {
  const random = new Random(painting.seed);
  const kind = painting.kind ?? random.pick(SCENE_KINDS);
  const hour = painting.hour ?? random.pick(hoursOf(kind));
  const width = painting.width ?? 1600;
  const height = Math.round(width / (painting.aspect ?? 1.5));
  const canvas = newCanvas(width, height);
  sceneOf(kind).paint(canvas, random.fork("scene"), hour);
  const film = random.fork("film");
  const emulsion = (painting.monochrome ?? film.chance(sceneOf(kind).monochrome)) ? { monochrome: monochrome(film) } : {};
  return { pixels: develop(canvas, chooseFilm(film, emulsion), random.fork("grain")), width, height, kind, hour };
}

/** A camera file: a painted scene as JPEG, with the given EXIF truly in it. */
export async function paintJpeg({ exif, orientation = 1, quality = 85, ...painting }: Painting & Encoding): Promise<Buffer> {
  const { pixels, width, height } = paintPixels(painting);
  return encodeJpeg(sharp(pixels, { raw: { width, height, channels: 3 } }), { exif, orientation, quality });
}

/** How far the pixels are turned, in degrees clockwise, so that a viewer who obeys the orientation sees them upright. */
const TURNED: Record<number, number> = { 1: 0, 3: 180, 6: 270, 8: 90 };

export async function encodeJpeg(picture: Sharp, { exif, orientation = 1, quality = 85 }: Encoding): Promise<Buffer> {
  const jpeg = picture.rotate(TURNED[orientation] ?? 0).jpeg({ quality, chromaSubsampling: "4:2:0" });
  const withExif = exif ? jpeg.withExif(exif) : jpeg;
  return (orientation === 1 ? withExif : withExif.withMetadata({ orientation })).toBuffer();
}
