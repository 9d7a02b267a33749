import { createHash } from "node:crypto";
import { paintJpeg } from "@/db/seed/scenes/paint";
import { another } from "@/scripts/bench/jpeg";

/** A file that is sent: small, so that there can be thousands. */
export type Frame = { name: string; bytes: Buffer; sha256: string };

const WIDTH = 640;
const EXIF = {
  IFD0: { Make: "Testar", Model: "Testar Six" },
  IFD2: { ExposureTime: "1/60", FNumber: "8/1", ISOSpeedRatings: "200", DateTimeOriginal: "2026:05:17 18:40:00" },
};

/** As many files as one asks for, no two alike, all of one picture. */
export async function roll(): Promise<() => Frame> {
  const picture = await paintJpeg({ seed: "bench kills", kind: "lake", hour: "golden", width: WIDTH, monochrome: false, exif: EXIF, quality: 90 });
  let taken = 0;
  return () => {
    const name = `DSC_${String((taken += 1)).padStart(6, "0")}.JPG`;
    const bytes = another(picture, name);
    return { name, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
}
