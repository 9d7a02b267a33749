import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { expect, it } from "vitest";
import { ImageError } from "./images";

/** One colour. */
export const plain = (width: number, height: number, background = "#2a6f97"): Sharp => sharp({ create: { width, height, channels: 3, background } });
/** What compresses badly, as photographs do. */
export const noise = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 60 } } });

/** Why something cannot be made of these bytes. */
export async function reasonOf(bytes: Buffer, make: (bytes: Buffer) => Promise<unknown>): Promise<string> {
  const error = await make(bytes).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ImageError)) throw new Error("expected to be refused", { cause: error });
  return error.reason;
}

/** The colour at a place given in parts of the whole, as `rgb` with one digit per channel. */
export async function colourAt(bytes: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)].map((channel) => (channel > 128 ? 1 : 0)).join("");
}

/** Red, green, blue and white quarters, clockwise from the top left. */
export async function quarters(width: number, height: number): Promise<Sharp> {
  const [w, h] = [width / 2, height / 2];
  const quarter = (background: string) => plain(w, h, background).png().toBuffer();
  const [green, blue, white] = await Promise.all([quarter("#0f0"), quarter("#00f"), quarter("#fff")]);
  return plain(width, height, "#f00").composite([
    { input: green, left: w, top: 0 },
    { input: blue, left: w, top: h },
    { input: white, left: 0, top: h },
  ]);
}

/** Within each of those quarters. */
export const CORNERS = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.75, 0.75],
  [0.25, 0.75],
] as const;
export const RED = "100";
export const GREEN = "010";
export const BLUE = "001";
export const WHITE = "111";

/** A PNG whose header claims other dimensions than it has. */
export function claiming(png: Buffer, width: number, height: number): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

it("is painted as it says", async () => {
  const painted = await (await quarters(40, 40)).png().toBuffer();
  expect(await Promise.all(CORNERS.map(([x, y]) => colourAt(painted, x, y)))).toEqual([RED, GREEN, BLUE, WHITE]);
  expect(await sharp(claiming(painted, 9, 7)).metadata()).toMatchObject({ width: 9, height: 7 });
});
