import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heic } from "@/lib/platform/heif/testing.test";
import { cr3, preview } from "@/lib/platform/raw/testing.test";
import { cases } from "@/scripts/testing/property";
import { readMetadata } from "../rules";
import { directoryAt, exifBlock, type Entry } from "../testing.test";

const text = (tag: number, value: string): Entry => [tag, 2, Buffer.from(`${value}\0`)];

const block = exifBlock({
  ifd0: [text(0x10f, "Apple"), text(0x110, "iPhone 15 Pro")],
  exif: [
    [0x829a, 5, [[1, 250]]],
    [0x8827, 3, [80]],
  ],
}).subarray(6);

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/></rdf:RDF></x:xmpmeta>`;

/** A TIFF structure of one directory. */
const part = (entries: Entry[]): Buffer => Buffer.concat([Buffer.from("II*\0\b\0\0\0"), directoryAt(8, entries)]);

describe("what a file says", () => {
  it("is found in HEIC", async () => {
    expect(await readMetadata(heic({ exif: block, xmp: XMP }))).toMatchObject({
      make: "Apple",
      model: "iPhone 15 Pro",
      exposureTime: 1 / 250,
      iso: 80,
      rating: 4,
    });
  });

  it("is found in the parts of a CR3, its maker note among them", async () => {
    const file = cr3({
      orientation: 6,
      preview: await preview(1000, 10),
      exif: part([
        [0x829a, 5, [[1, 500]]],
        [0x9003, 2, Buffer.from("2026:01:02 03:04:05\0")],
      ]),
      makerNote: part([[0x1, 3, Array.from({ length: 46 }, (_, i) => (i === 0 ? 92 : i === 23 ? 85 : i === 24 ? 17 : i === 25 ? 1 : 0))]]),
      gps: part([
        text(1, "S"),
        [
          2,
          5,
          [
            [33, 1],
            [30, 1],
            [0, 1],
          ],
        ],
        text(3, "E"),
        [
          4,
          5,
          [
            [151, 1],
            [0, 1],
            [0, 1],
          ],
        ],
      ]),
    });
    expect(await readMetadata(file)).toMatchObject({
      make: "Canon",
      orientation: 6,
      exposureTime: 1 / 500,
      takenLocal: "2026-01-02T03:04:05",
      lensModel: "17-85 mm",
      latitude: -33.5,
      longitude: 151,
    });
  });

  it("is found in the directories of a TIFF, XMP and IPTC among them", async () => {
    const iptc = Buffer.from([0x1c, 2, 80, 0, 3, ...Buffer.from("Ann")]);
    const file = part([text(0x10f, "Leica"), [0x2bc, 1, Buffer.from(XMP)], [0x83bb, 7, iptc], [0x829a, 5, [[1, 60]]]]);
    expect(await readMetadata(file)).toMatchObject({ make: "Leica", rating: 4, artist: "Ann", exposureTime: 1 / 60 });
  });

  it("is whatever can still be read of it, however it is mangled", async () => {
    const files = [heic({ exif: block, xmp: XMP }), cr3({ preview: Buffer.alloc(4), exif: block, gps: block, makerNote: block }), block];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(900), fc.nat(255)), { maxLength: 12 }),
        fc.nat(1000),
        async (file, changes, length) => {
          const bytes = Buffer.from(file);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          expect(Object.keys(await readMetadata(bytes.subarray(0, length)))).toHaveLength(28);
        },
      ),
      cases(300),
    );
  });
});
