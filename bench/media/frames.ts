import { encodeJpeg, paintPixels } from "@/db/seed/scenes/paint";
import { exifOfPhoto, planDemo } from "@/db/seed/plan";
import sharp from "sharp";

/** What cameras make, by the name the table has for it: pixels across as they are stored, and whether the colours have a profile of their own, as phones' do. */
export const SIZES = [
  { name: "6 MP", width: 3000, orientation: 1, profiled: false },
  { name: "12 MP, upright, P3", width: 4243, orientation: 6, profiled: true },
  { name: "24 MP", width: 6000, orientation: 1, profiled: false },
] as const;

/** Fine detail outweighs everything else in the files of real cameras, and painting has little. */
const QUALITY = 94;
const SEED = "bench media";

/** A camera's files, one of each size, with all it writes into them: exposure, lens, place, artist, serial numbers. */
export async function expose(): Promise<Buffer[]> {
  const widest = Math.max(...SIZES.map(({ width }) => width));
  const { pixels, width, height } = paintPixels({ seed: SEED, kind: "mountains", hour: "golden", width: widest, monochrome: false });
  const { photos } = planDemo({ seed: SEED, people: 24, photos: 300, now: Date.UTC(2026, 5, 1) });
  const told = photos.filter(({ recorded: { artist, position, serials, lens } }) => artist && position && serials && lens);
  const files: Buffer[] = [];
  for (const [i, size] of SIZES.entries()) {
    const scaled = sharp(pixels, { raw: { width, height, channels: 3 } }).resize({ width: size.width });
    const picture = size.profiled ? scaled.withIccProfile("p3") : scaled;
    files.push(await encodeJpeg(picture, { exif: exifOfPhoto(told[i]!), orientation: size.orientation, quality: QUALITY }));
  }
  return files;
}
