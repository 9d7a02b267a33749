import sharp from "sharp";
import { heic } from "@/scripts/testing/pictures/heic";

import { ascii, chunk, inJpeg, rawTiff, segment, smallPng, u16, u32 } from "@/scripts/testing/pictures/containers";
import type { Hostile } from "./types";

const small = () => sharp({ create: { width: 40, height: 30, channels: 3, background: "#2a6f97" } });
const jpegWith = async (...segments: Buffer[]): Promise<Buffer> => inJpeg(await small().jpeg().toBuffer(), ...segments);
const exifSegment = (tiff: Buffer): Buffer => segment(0xe1, ascii("Exif\0\0"), tiff);
const xmpSegment = (text: string): Buffer => segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0"), Buffer.from(text));

/** EXIF that says what is not so; the picture beside it is sound. */
const exif: [name: string, tiff: () => Buffer][] = [
  ["whose directory points to itself", () => rawTiff([{ entries: [[0x10f, 2, 4, 0x41414141]], next: 8 }])],
  [
    "whose EXIF and GPS pointers lead back to the first directory",
    () =>
      rawTiff([
        {
          entries: [
            [0x8769, 4, 1, 8],
            [0x8825, 4, 1, 8],
            [0x14a, 4, 1, 8],
          ],
        },
      ]),
  ],
  [
    "whose pointers lead past its end",
    () =>
      rawTiff([
        {
          entries: [
            [0x8769, 4, 1, 0xffff_fff0],
            [0x8825, 4, 1, 0x7fff_ffff],
          ],
          next: 0xffff_ffff,
        },
      ]),
  ],
  [
    "with a text of 4 gigabytes",
    () =>
      rawTiff([
        {
          entries: [
            [0x10f, 2, 0xffff_ffff, 8],
            [0x13b, 2, 0x8000_0000, 20],
            [0x8298, 2, 0xffff_ffff, 0],
          ],
        },
      ]),
  ],
  [
    "with so many numbers that their bytes overflow",
    () =>
      rawTiff([
        {
          entries: [
            [0x829a, 5, 0x2000_0001, 8],
            [0x8827, 3, 0x8000_0001, 8],
            [0x9204, 5, 0xffff_ffff, 8],
          ],
        },
      ]),
  ],
  [
    "of unknown types",
    () =>
      rawTiff([
        {
          entries: [
            [0x10f, 7, 4, 1],
            [0x110, 1, 4, 1],
            [0x112, 2, 4, 0x39393939],
          ],
        },
      ]),
  ],
  ["of 65,535 entries", () => Buffer.concat([ascii("II*\0\b\0\0\0"), Buffer.from([0xff, 0xff]), Buffer.alloc(60_000, 0x11)])],
  [
    "with a maker note of garbage",
    () =>
      Buffer.concat([
        rawTiff([
          {
            entries: [
              [0x10f, 2, 4, 0x6f6e6143],
              [0x927c, 7, 20_000, 60],
            ],
          },
        ]),
        Buffer.alloc(20_100, 0xa5),
      ]),
  ],
  [
    "with a maker note that points into itself",
    () =>
      Buffer.concat([
        rawTiff([
          {
            entries: [
              [0x10f, 2, 4, 0x796e6f53],
              [0x927c, 7, 200, 8],
            ],
          },
        ]),
        Buffer.alloc(300, 1),
      ]),
  ],
  ["without anything", () => Buffer.alloc(0)],
  ["of a header alone", () => ascii("II*\0\0\0\0\0")],
  ["turned by 99", () => rawTiff([{ entries: [[0x112, 3, 1, 99]] }])],
];

const ENTITIES = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${ENTITIES}]>`;
const rdf = (inside: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">${inside}</rdf:RDF></x:xmpmeta>`;

const xmp: [name: string, text: string][] = [
  [
    "of a billion laughs",
    `${LAUGHS}${rdf('<rdf:Description rdf:about=""><dc:creator><rdf:Seq><rdf:li>&l10;</rdf:li></rdf:Seq></dc:creator></rdf:Description>')}`,
  ],
  ["that asks for a file of ours", `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${rdf('<rdf:Description rdf:about="" dc:rights="&f;"/>')}`],
  ["that nests a thousand deep", rdf("<rdf:Description>".repeat(1_000))],
  ["that is all attributes", rdf(`<rdf:Description ${'dc:rights="x" '.repeat(4_000)}`)],
  ["that is all brackets", "<".repeat(60_000)],
  ["that opens and never closes", `<a:b ${" ".repeat(60_000)}`],
  ["of controls and half letters", rdf('<rdf:Description rdf:about="" dc:rights="&#0;&#xD800;&#x10FFFF;\u0000\u202e"/>')],
];

const iptcRecord = (length: Buffer, text: string): Buffer => Buffer.concat([Buffer.from([0x1c, 2, 80]), length, ascii(text)]);
const iptc: [name: string, block: Buffer][] = [
  ["that is longer than it is", iptcRecord(u16(0x7fff), "Ann")],
  ["of an extended length", iptcRecord(Buffer.concat([u16(0x8004), u32(0xffff_ffff)]), "Ann")],
  ["of nothing", iptcRecord(u16(0), "")],
  ["of ten thousand records", Buffer.concat(Array.from({ length: 10_000 }, () => iptcRecord(u16(1), "A")))],
];
const photoshop = (block: Buffer, claimed = block.length): Buffer =>
  Buffer.concat([ascii("Photoshop 3.0\u00008BIM"), u16(0x0404), Buffer.from([0, 0]), u32(claimed), block]);

const corrupt = (profile: Buffer, ...changes: [at: number, value: number][]): Buffer => {
  const bytes = Buffer.from(profile);
  for (const [at, value] of changes) bytes.writeUInt32BE(value >>> 0, at);
  return bytes;
};
const profile = async (): Promise<Buffer> => (await sharp(await small().withIccProfile("p3").jpeg().toBuffer()).metadata()).icc!;
const profiles: [name: string, make: () => Promise<Buffer>][] = [
  ["of noise behind a header", async () => Buffer.concat([(await profile()).subarray(0, 128), Buffer.alloc(500, 0x5a)])],
  ["with four thousand million tags", async () => corrupt(await profile(), [128, 0xffff_ffff])],
  ["whose tags lie past its end", async () => corrupt(await profile(), [136, 0xffff_fff0], [140, 0xffff_ffff], [148, 0x7fff_ffff])],
  ["whose curves have four thousand million points", async () => withCurves(await profile())],
  ["that claims another size", async () => corrupt(await profile(), [0, 0x7fff_ffff])],
  ["of a header alone", async () => (await profile()).subarray(0, 128)],
  ["of one byte", () => Promise.resolve(Buffer.from([1]))],
];
function withCurves(icc: Buffer): Buffer {
  const bytes = Buffer.from(icc);
  for (let at = bytes.indexOf("curv"); at !== -1; at = bytes.indexOf("curv", at + 4)) bytes.writeUInt32BE(0xffff_ffff, at + 8);
  for (let at = bytes.indexOf("para"); at !== -1; at = bytes.indexOf("para", at + 4)) bytes.writeUInt16BE(0xffff, at + 8);
  return bytes;
}

export const SAID: readonly Hostile[] = [
  ...exif.map(([name, tiff], i): Hostile => ({
    name: `a JPEG with EXIF ${name}`,
    type: "image/jpeg",
    make: () => jpegWith(exifSegment(tiff())),
    ends: ["ready"],
    everyday: i % 2 === 0,
  })),
  ...exif.map(([name, tiff]): Hostile => ({
    name: `a PNG with EXIF ${name}`,
    type: "image/png",
    make: () => smallPng([chunk("eXIf", tiff())]),
    ends: ["ready"],
  })),
  ...exif.map(([name, tiff], i): Hostile => ({
    name: `a HEIC with EXIF ${name}`,
    type: "image/heic",
    make: () => heic({ exif: tiff() }),
    ends: ["ready"],
    everyday: i === 0,
  })),
  ...xmp.map(([name, text], i): Hostile => ({
    name: `a JPEG with XMP ${name}`,
    type: "image/jpeg",
    make: () => jpegWith(xmpSegment(text)),
    ends: ["ready"],
    everyday: i % 2 === 0,
  })),
  ...xmp.map(([name, text]): Hostile => ({
    name: `a PNG with XMP ${name}`,
    type: "image/png",
    make: () => smallPng([chunk("iTXt", Buffer.concat([ascii("XML:com.adobe.xmp\0\0\0\0\0"), Buffer.from(text)]))]),
    ends: ["ready"],
  })),
  ...iptc.map(([name, block], i): Hostile => ({
    name: `a JPEG with IPTC ${name}`,
    type: "image/jpeg",
    make: () => jpegWith(segment(0xed, photoshop(block))),
    ends: ["ready"],
    everyday: i % 2 === 0,
  })),
  {
    name: "a JPEG whose IPTC resource is longer than the file",
    type: "image/jpeg",
    make: () => jpegWith(segment(0xed, photoshop(Buffer.alloc(9), 0xffff_ffff))),
    ends: ["ready"],
  },
  ...profiles.map(([name, make], i): Hostile => ({
    name: `a JPEG with a profile ${name}`,
    type: "image/jpeg",
    make: async () => jpegWith(segment(0xe2, ascii("ICC_PROFILE\0"), Buffer.from([1, 1]), await make())),
    ends: ["ready", "damaged"],
    everyday: i % 2 === 0,
  })),
  ...profiles.map(([name, make]): Hostile => ({
    name: `a HEIC with a profile ${name}`,
    type: "image/heic",
    make: async () => heic({ icc: await make() }),
    ends: ["ready", "damaged"],
  })),
];
