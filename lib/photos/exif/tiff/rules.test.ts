import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { exifBlock } from "../testing.test";
import { readExif } from "./rules";

const readTags = (block: Uint8Array) => readExif(block).tags;

const MAKE = 0x10f;
const MODEL = 0x110;
const EXPOSURE = 0x829a;

describe("the tags of an EXIF block", () => {
  it("are read with and without the header", async () => {
    const block = exifBlock({ ifd0: [[MAKE, 2, Buffer.from("Canon\0")]] });
    expect(readTags(block).get(MAKE)).toBe("Canon");
    expect(readTags(block.subarray(6)).get(MAKE)).toBe("Canon");
  });

  it("survive a broken neighbour", async () => {
    const block = exifBlock({
      ifd0: [
        [MAKE, 2, Buffer.from("Canon\0")],
        [MODEL, 2, Buffer.from("EOS 40D\0")],
      ],
      exif: [
        [0x829d, 5, [[8, 1]]],
        [EXPOSURE, 5, [[1, 250]]],
      ],
    });
    const start = block.indexOf(Buffer.from([0x9d, 0x82, 5, 0]));
    block.writeUInt32LE(0xffff_fff0, start + 8);
    block.writeUInt16LE(99, block.indexOf(Buffer.from([0x0f, 0x01, 2, 0])) + 2);
    const tags = readTags(block);
    expect(tags.get(MODEL)).toBe("EOS 40D");
    expect(tags.get(EXPOSURE)).toBe(1 / 250);
    expect(tags.has(0x829d)).toBe(false);
  });

  it("never reach beyond the block, into memory that belongs to someone else", async () => {
    const block = exifBlock({ ifd0: [[MAKE, 2, Buffer.from("Canon\0")]] });
    const memory = Buffer.concat([block, Buffer.from("the password of somebody else")]);
    const view = memory.subarray(0, block.length);
    view.writeUInt32LE(64, view.indexOf(Buffer.from([0x0f, 0x01, 2, 0])) + 4);
    expect(readTags(view).get(MAKE)).not.toContain("password");
  });

  it("are left out when they claim more values than could be meant", async () => {
    const block = exifBlock({ exif: [[0x8827, 3, [400, 0, 0]]] });
    block.writeUInt32LE(0xffff_ffff, block.indexOf(Buffer.from([0x27, 0x88, 3, 0])) + 4);
    expect(readTags(block).size).toBe(0);
  });

  it("do not include maker notes, thumbnails or anything else we did not ask for", async () => {
    const block = exifBlock({ ifd0: [[0x927c, 7, Buffer.from("maker note")]], exif: [[0x927c, 7, Buffer.from("maker note")]] });
    expect([...readTags(block).keys()].filter((tag) => tag !== 0x8769)).toEqual([]);
  });

  it("are none for anything else, and reading never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("", "II*\0", "MM\0*", "Exif\0\0II*\0\u0008\0\0\0"), async (bytes, head) => {
        readTags(Buffer.concat([Buffer.from(head, "latin1"), bytes]));
      }),
      cases(),
    );
    expect(readTags(Buffer.from("no TIFF")).size).toBe(0);
  });
});
