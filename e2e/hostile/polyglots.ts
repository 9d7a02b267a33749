import sharp from "sharp";
import { EXTENSIONS, PICTURE_TYPES, type PictureType } from "@/lib/core/sniff";
import { heic } from "@/scripts/testing/pictures/heic";
import { ascii, chunk, gif, greyTiff, inJpeg, rawTiff, segment, smallPng } from "@/scripts/testing/pictures/containers";
import type { Hostile } from "./types";
import { WHOLES } from "./wholes";

const HTML = "<!doctype html><script>alert(document.cookie)</script>";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const small = () => sharp({ create: { width: 16, height: 16, channels: 3, background: "#2a6f97" } });
/** The end of a ZIP archive without files, which is all that makes one. */
const ZIP_END = Buffer.concat([ascii("PK\u0005\u0006"), Buffer.alloc(18)]);
const PDF = ascii("%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** Files that are two things at once. What begins as a picture is that picture, and only its pixels are ever shown. */
const both: Hostile[] = [
  {
    name: "a GIF that is a script too",
    type: "image/gif",
    // The screen's width and height, as letters, open a comment that the script ends.
    make: () => Buffer.concat([gif({ width: 0x2a2f, height: 16 }), ascii("*/=1;alert(1)//")]),
    everyday: true,
  },
  {
    name: "a JPEG with a page in its comment",
    type: "image/jpeg",
    make: async () => inJpeg(await small().jpeg().toBuffer(), segment(0xfe, ascii(HTML))),
    ends: ["ready"],
    everyday: true,
  },
  {
    name: "a JPEG with a page behind it",
    type: "image/jpeg",
    make: async () => Buffer.concat([await small().jpeg().toBuffer(), ascii(HTML)]),
    ends: ["ready"],
    everyday: true,
  },
  { name: "a PNG with an archive behind it", type: "image/png", make: () => Buffer.concat([smallPng(), ZIP_END]), ends: ["ready"], everyday: true },
  {
    name: "a PNG with a drawing in its text",
    type: "image/png",
    make: () => smallPng([chunk("tEXt", ascii(`Comment\0${SVG}`))]),
    ends: ["ready"],
    everyday: true,
  },
  {
    name: "a document that begins as one and holds a JPEG",
    type: "image/jpeg",
    make: async () => Buffer.concat([PDF, await small().jpeg().toBuffer()]),
    ends: ["refused"],
    everyday: true,
  },
  {
    name: "a JPEG with a document in its comment",
    type: "image/jpeg",
    make: async () => inJpeg(await small().jpeg().toBuffer(), segment(0xfe, PDF)),
    ends: ["ready"],
    everyday: true,
  },
  {
    name: "a GIF with a drawing in its comment",
    type: "image/gif",
    make: () => gif({ width: 16, height: 16 }, [Buffer.concat([Buffer.from([0x21, 0xfe, SVG.length]), ascii(SVG), Buffer.from([0])])]),
    ends: ["ready"],
    everyday: true,
  },
  {
    name: "a TIFF with a drawing behind its header",
    type: "image/tiff",
    make: () => rawTiff([{ entries: greyTiff(8, 8, [], [8, 64]) }], ascii(SVG)),
    ends: ["ready", "damaged"],
    everyday: true,
  },
  { name: "a HEIC with a page behind it", type: "image/heic", make: () => Buffer.concat([heic(), ascii(HTML)]), ends: ["ready"] },
];

/** Documents under the names and types of pictures. */
const strangers: Hostile[] = PICTURE_TYPES.flatMap((type, i) =>
  (
    [
      ["a page", HTML.repeat(4)],
      ["a drawing", SVG.repeat(4)],
      ["a drawing in XML", `<?xml version="1.0"?>${SVG.repeat(4)}`],
      ["a document", String(PDF).repeat(2)],
      ["words", "no picture, only words and words and words and words and words"],
      ["noughts", "\0".repeat(500)],
      ["nothing", ""],
      ["one byte", "\u00ff"],
      ["a little", "II*\0\b\0"],
    ] as const
  ).map(([what, text], n): Hostile => ({
    name: `${what} called ${EXTENSIONS[type][0]}`,
    type,
    make: () => ascii(text),
    ends: ["refused"],
    everyday: (i + n) % 4 === 0,
  })),
);

const next = (type: PictureType): PictureType => PICTURE_TYPES[(PICTURE_TYPES.indexOf(type) + 1) % PICTURE_TYPES.length]!;

/** Each type under the name of each other one. */
const misnamed: Hostile[] = PICTURE_TYPES.flatMap((type) =>
  PICTURE_TYPES.filter((other) => other !== type).map((other): Hostile => ({
    name: `${EXTENSIONS[type][0]} called ${EXTENSIONS[other][0]}`,
    type: other,
    make: WHOLES[type],
    ends: ["refused"],
    everyday: next(type) === other,
  })),
);

export const POLYGLOTS: readonly Hostile[] = [...both, ...strangers, ...misnamed];
