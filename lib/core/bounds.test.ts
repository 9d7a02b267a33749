import { describe, expect, it } from "vitest";
import { box } from "@/scripts/testing/pictures/heic";
import { readHeif } from "./heif";
import { jpegFrame, orientedJpeg } from "./jpeg";

const u16 = (value: number): number[] => [value >> 8, value & 255];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const head = box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1"));

describe("headers that claim more than memory holds", () => {
  it("are read as far as a picture goes: pieces of HEIF items that take no bytes", () => {
    // Each item is six bytes of the file, and says that it lies in 65,535 pieces.
    const items = Array.from({ length: 4096 }, (_, i) => [...u16(i + 1), ...u16(0), ...u16(65_535)]).flat();
    const iloc = box("iloc", [0, 0, 0, 0, 0, 0], u16(4096), items);
    const before = process.memoryUsage().heapUsed;
    expect(readHeif(Buffer.concat([head, box("meta", [0, 0, 0, 0], iloc)]))).toMatchObject({ width: 0, exif: null });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 2 ** 20);
  });

  it("are not put together: HEIF items that are the whole file again and again", () => {
    const pieces = Array.from({ length: 3000 }, () => [...u32(0), ...u32(1_000_000)]).flat();
    const iloc = box("iloc", [0, 0, 0, 0, 0x44, 0], u16(1), u16(1), u16(0), u16(3000), pieces);
    const info = box("iinf", [0, 0, 0, 0], u16(1), box("infe", [2, 0, 0, 0], u16(1), u16(0), Buffer.from("Exif"), [0]));
    const file = Buffer.concat([head, box("meta", [0, 0, 0, 0], iloc, info), box("mdat", Buffer.alloc(1_000_000))]);
    expect(readHeif(file)).toMatchObject({ exif: null });
  });

  it("are not followed to their end: empty segments of a JPEG", () => {
    const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0]);
    const empty = (count: number): Buffer => Buffer.alloc(count * 4, Buffer.from([0xff, 0xe5, 0, 2]));
    const jpeg = (count: number): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), empty(count), frame, Buffer.from([0xff, 0xda, 0, 2])]);
    expect(jpegFrame(jpeg(100))).toEqual({ width: 32, height: 16, components: 1 });
    expect(jpegFrame(jpeg(10_000))).toBeNull();
    expect(orientedJpeg(jpeg(2_000_000), 6).length).toBe(jpeg(2_000_000).length + 36);
  });
});
