import sharp from "sharp";
import { exifOfPhoto, type PlannedPhoto } from "./plan";
import { hoursOf, SCENE_KINDS, type SceneKind } from "./scenes/kinds";
import { encodeJpeg, paintJpeg } from "./scenes/paint";
import { Random } from "./scenes/random";

/** Up to so many photos each is painted for itself. */
const PAINT_EACH = 1000;
/** Beyond, each is a different crop and tone of one of so many paintings. */
const STOCK = 200;
/** Pixels across, of a stock painting and of what is cut from it. */
const STOCK_WIDTH = 1280;
const CROP_WIDTH = 880;

/**
 * How the files of a demo of this size come to be: the pixels by painting or from stock, the camera data always each its own.
 *
 * @param widest pixels across at most; for tests, which need no large ones
 */
export function pictureSource(count: number, seed: string | number, widest = Infinity): (photo: PlannedPhoto) => Promise<Buffer> {
  if (count <= PAINT_EACH) {
    return (photo) => paintJpeg({ ...photo.painting, width: Math.min(widest, photo.painting.width), orientation: photo.orientation, exif: exifOfPhoto(photo) });
  }
  const stock = new Map<string, Promise<Buffer>>();
  const share = Math.ceil(STOCK / SCENE_KINDS.length);
  const take = (kind: SceneKind, number: number): Promise<Buffer> => {
    const name = `${seed}/stock/${kind}/${number}`;
    const known =
      stock.get(name) ??
      paintJpeg({ seed: name, kind, hour: hoursOf(kind)[number % hoursOf(kind).length], width: STOCK_WIDTH, monochrome: false, quality: 90 });
    stock.set(name, known);
    return known;
  };
  return async (photo) => {
    const random = new Random(`${photo.name}/crop`);
    const { kind, hour } = photo.painting;
    const hours = hoursOf(kind);
    const number = random.int(0, Math.max(0, Math.ceil(share / hours.length) - 1)) * hours.length + hours.indexOf(hour);
    return cutFrom(await take(kind, number), photo, random);
  };
}

async function cutFrom(painting: Buffer, photo: PlannedPhoto, random: Random): Promise<Buffer> {
  const { aspect, monochrome } = photo.painting;
  const height = Math.round(STOCK_WIDTH / 1.5);
  const scale = random.between(0.68, 1);
  const cut = { width: Math.floor(Math.min(STOCK_WIDTH, height * aspect) * scale), height: Math.floor(Math.min(height, STOCK_WIDTH / aspect) * scale) };
  const left = random.int(0, STOCK_WIDTH - cut.width);
  const top = random.int(0, height - cut.height);
  const picture = sharp(painting)
    .extract({ left, top, ...cut })
    .flop(random.chance(0.5))
    .resize({ width: Math.min(CROP_WIDTH, cut.width) })
    .modulate({ brightness: random.between(0.9, 1.1), saturation: random.between(0.82, 1.1) });
  return encodeJpeg(monochrome ? picture.grayscale() : picture, { orientation: photo.orientation, exif: exifOfPhoto(photo), quality: 82 });
}
