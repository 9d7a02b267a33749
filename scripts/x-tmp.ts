import sharp from "sharp";
import { readFileSync } from "node:fs";
import { derive } from "@/lib/platform/images";
const a = await sharp("/tmp/nokia.jpg").resize({ height: 600 }).png().toBuffer();
const d = await derive(readFileSync("/work/shared/photos/heic_mobile_HMD_Nokia_8.3_5G.heif"), { artist: null, copyright: null });
const b = await sharp(d.derivatives[1]!.bytes).resize({ height: 600 }).png().toBuffer();
const d2 = await derive(readFileSync("/work/raw-samples/heic/heic_IMG_5195.HEIC"), { artist: null, copyright: null });
const c = await sharp(d2.derivatives[1]!.bytes).resize({ height: 600 }).png().toBuffer();
await sharp({ create: { width: 1500, height: 600, channels: 3, background: "#fff" } })
  .composite([
    { input: a, left: 0, top: 0 },
    { input: b, left: 480, top: 0 },
    { input: c, left: 960, top: 0 },
  ])
  .png()
  .toFile("/tmp/two.png");
