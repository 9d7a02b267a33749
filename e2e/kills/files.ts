import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { encodeJpeg, paintJpeg } from "@/db/seed/scenes/paint";

/** Files on this machine, and the SHA-256 of each by its name. */
export type Roll = { paths: string[]; digests: Map<string, string> };

/** Puts files into a folder as a camera would write them in a row, no two alike. */
export async function expose(count: number, folder: string): Promise<Roll> {
  await mkdir(folder, { recursive: true });
  const digests = new Map<string, string>();
  const paths: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const name = `DSC_${String(i + 1).padStart(4, "0")}.JPG`;
    const bytes = await frame(i);
    digests.set(name, createHash("sha256").update(bytes).digest("hex"));
    paths.push(join(folder, name));
    await writeFile(paths[i]!, bytes);
  }
  return { paths, digests };
}

const SCENES = 4;
const WIDTH = 3000;
const scenes = new Map<number, Buffer>();

/** Painting is slow, and so small: a few scenes, enlarged to what cameras make, each in several exposures. */
async function frame(index: number): Promise<Buffer> {
  const which = index % SCENES;
  const scene = scenes.get(which) ?? (await paintJpeg({ seed: `roll-${which}`, width: 750 }));
  scenes.set(which, scene);
  const exposed = sharp(scene)
    .resize(WIDTH)
    .modulate({ brightness: 0.7 + 0.1 * Math.floor(index / SCENES) });
  const exif = {
    IFD0: { Make: "Testar", Model: "Testar Six" },
    IFD2: { ExposureTime: `1/${60 + index}`, FNumber: "8/1", ISOSpeedRatings: "200", DateTimeOriginal: `2026:05:17 18:40:${String(index).padStart(2, "0")}` },
  };
  return encodeJpeg(exposed, { exif, quality: 90, orientation: [1, 6, 3, 8][which] });
}
