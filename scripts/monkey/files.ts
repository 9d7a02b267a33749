import sharp from "sharp";
import type { Random } from "@/db/seed/scenes/random";

type File = { name: string; mimeType: string; buffer: Buffer };

/** A picture of one colour, or half of one, or none. */
export async function pictureFile(random: Random): Promise<File> {
  const background = { r: random.int(0, 255), g: random.int(0, 255), b: random.int(0, 255) };
  const whole = await sharp({ create: { width: random.int(1, 900), height: random.int(1, 900), channels: 3, background } })
    .jpeg()
    .toBuffer();
  const buffer = random.chance(0.7) ? whole : random.chance(0.5) ? whole.subarray(0, whole.length / 2) : Buffer.from("<svg onload=alert(1)>");
  return { name: `${random.pick(["fog", "../../x", "é\u202Egpj", "a".repeat(300)])}.jpg`, mimeType: "image/jpeg", buffer };
}
