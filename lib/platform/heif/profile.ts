import type { Nclx } from "@/lib/core/heif";

/** Red, green and blue of each set of primaries (ITU-T H.273), as XYZ under D50, which ICC profiles count in. */
const PRIMARIES: Readonly<Record<number, readonly (readonly [number, number, number])[]>> = {
  // BT.709 and sRGB
  1: [
    [0.436_07, 0.222_49, 0.013_92],
    [0.385_15, 0.716_87, 0.097_08],
    [0.143_07, 0.060_61, 0.7141],
  ],
  // BT.2020 and BT.2100
  9: [
    [0.673_46, 0.279_04, -0.001_94],
    [0.165_66, 0.675_34, 0.029_98],
    [0.1251, 0.045_62, 0.796_87],
  ],
  // Display P3
  12: [
    [0.515_12, 0.2412, -0.001_05],
    [0.291_98, 0.692_25, 0.041_89],
    [0.1571, 0.066_57, 0.784_07],
  ],
};

const PQ = 16;
const HLG = 18;
const LINEAR = 8;
const STEPS = 1024;
/** Nits of a white wall in HDR (BT.2408), which is as white as an ordinary picture gets. */
const WHITE = 203;

/** Light by code value, both from 0 to 1. */
function lightOf(transfer: number): (value: number) => number {
  if (transfer === PQ) return (value) => softened((pq(value) * 10_000) / WHITE);
  if (transfer === HLG) return (value) => softened((hlg(value) ** 1.2 * 1000) / WHITE);
  if (transfer === LINEAR) return (value) => value;
  return (value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
}

/** SMPTE ST 2084. */
function pq(value: number): number {
  const root = value ** (1 / 78.843_75);
  return (Math.max(0, root - 0.835_937_5) / (18.851_562_5 - 18.6875 * root)) ** (1 / 0.159_301_757_812_5);
}

/** ARIB STD-B67. */
const hlg = (value: number): number => (value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - 0.559_910_73) / 0.178_832_77) + 0.284_668_92) / 12);

/** What is brighter than paper is pressed together instead of cut off. */
const softened = (light: number): number => (light <= 0.7 ? light : 0.7 + 0.3 * (1 - Math.exp((0.7 - light) / 0.3)));

/**
 * An ICC profile that says what a picture says of its numbers by code points, for files that cannot hold those; null where they are sRGB's, or
 * ones nobody has described. HDR is brought down to what ordinary screens show.
 */
export function profileOf({ primaries, transfer }: Nclx): Buffer | null {
  const colours = PRIMARIES[primaries];
  const isHdr = transfer === PQ || transfer === HLG;
  if (!colours || (primaries === 1 && !isHdr && transfer !== LINEAR)) return null;
  const curve = curveTag(lightOf(transfer));
  const tags: [name: string, content: Buffer][] = [
    ["desc", describing(`Primaries ${primaries}, transfer ${transfer}`)],
    ["cprt", Buffer.concat([Buffer.from("text\0\0\0\0No copyright\0")])],
    ["wtpt", xyzTag([0.9642, 1, 0.8249])],
    ...(["rXYZ", "gXYZ", "bXYZ"] as const).map((name, i): [string, Buffer] => [name, xyzTag(colours[i]!)]),
    ...(["rTRC", "gTRC", "bTRC"] as const).map((name): [string, Buffer] => [name, curve]),
  ];
  return assemble(tags);
}

function curveTag(light: (value: number) => number): Buffer {
  const tag = Buffer.alloc(12 + STEPS * 2);
  tag.write("curv", "latin1");
  tag.writeUInt32BE(STEPS, 8);
  for (let i = 0; i < STEPS; i += 1) tag.writeUInt16BE(Math.round(Math.min(1, Math.max(0, light(i / (STEPS - 1)))) * 65_535), 12 + i * 2);
  return tag;
}

function xyzTag(xyz: readonly [number, number, number]): Buffer {
  const tag = Buffer.alloc(20);
  tag.write("XYZ ", "latin1");
  for (const [i, value] of xyz.entries()) tag.writeInt32BE(Math.round(value * 65_536), 8 + i * 4);
  return tag;
}

function describing(text: string): Buffer {
  const tag = Buffer.alloc(12 + text.length + 1 + 78);
  tag.write("desc", "latin1");
  tag.writeUInt32BE(text.length + 1, 8);
  tag.write(text, 12, "latin1");
  return tag;
}

/** ICC.1:2001-04: a header, a table of tags, and the tags, those of equal content once. */
function assemble(tags: [name: string, content: Buffer][]): Buffer {
  const places = new Map<Buffer, number>();
  let end = 128 + 4 + tags.length * 12;
  for (const [, content] of tags) {
    if (places.has(content)) continue;
    places.set(content, end);
    end += Math.ceil(content.length / 4) * 4;
  }
  const profile = Buffer.alloc(end);
  profile.writeUInt32BE(end, 0);
  profile.writeUInt32BE(0x0240_0000, 8);
  profile.write("mntrRGB XYZ ", 12, "latin1");
  profile.write("acsp", 36, "latin1");
  xyzTag([0.9642, 1, 0.8249]).copy(profile, 68, 8);
  profile.writeUInt32BE(tags.length, 128);
  for (const [i, [name, content]] of tags.entries()) {
    const at = 132 + i * 12;
    profile.write(name, at, "latin1");
    profile.writeUInt32BE(places.get(content)!, at + 4);
    profile.writeUInt32BE(content.length, at + 8);
    content.copy(profile, places.get(content)!);
  }
  return profile;
}
