import * as fc from "fast-check";
import { describe as group, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { describe } from "../rules";
import { directoryAt, exifBlock, type Entry } from "../testing.test";
import { readExif } from "../tiff/rules";
import { readMakerNote } from "./rules";
import { NOTHING, type MakerFacts } from "./types";

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const UNDEFINED = 7;

const text = (tag: number, value: string): Entry => [tag, ASCII, Buffer.from(`${value}\0`)];
const short = (tag: number, ...values: number[]): Entry => [tag, SHORT, values];
const rational = (tag: number, ...pairs: [number, number][]): Entry => [tag, RATIONAL, pairs];

/** A whole EXIF block with a maker note, which is made for the place it comes to lie at. */
function blockWith(make: string, note: (place: number) => Buffer): Buffer {
  const parts = (bytes: Buffer) => exifBlock({ ifd0: [text(0x10f, make)], exif: [[0x927c, UNDEFINED, bytes]] });
  const { at, tiff } = readExif(parts(note(0))).makerNote!;
  return parts(note(at - tiff.base));
}

const facts = (make: string, note: (place: number) => Buffer): MakerFacts => readMakerNote(readExif(blockWith(make, note)).makerNote, make);

/** A directory behind some bytes, with offsets that count from the beginning of the block. */
const behind = (head: string, entries: Entry[]) => (place: number) => Buffer.concat([Buffer.from(head, "latin1"), directoryAt(place + head.length, entries)]);

/** A directory behind some bytes, with offsets that count from the note. */
const onItsOwn = (head: string, entries: Entry[]) => () => Buffer.concat([Buffer.from(head, "latin1"), directoryAt(head.length, entries)]);

/** Canon's list of settings, with its own length in bytes first. */
function settings(values: Record<number, number>): number[] {
  const list = Array.from({ length: 46 }, (_, i) => values[i] ?? 0);
  list[0] = list.length * 2;
  return list;
}

const canon = (values: Record<number, number>, ...more: Entry[]) => behind("", [short(0x1, ...settings(values)), ...more]);

/** Nikon's structure of its own, behind its name and version. */
const nikon = (entries: Entry[]) => () => Buffer.concat([Buffer.from("Nikon\0\u0002\u0010\0\0II*\0\b\0\0\0", "latin1"), directoryAt(8, entries)]);

group("maker notes", () => {
  it("give Canon's lens, serial numbers and sensitivity", () => {
    const named = canon({ 16: 0x4000 + 320, 23: 85, 24: 17, 25: 1 }, [0xc, LONG, [320_116_738]], text(0x95, "EF-S17-85mm f/4-5.6 IS USM"), [
      0x4019,
      UNDEFINED,
      Buffer.from("000027ced300000000", "hex"),
    ]);
    expect(facts("Canon", named)).toEqual({
      lensModel: "EF-S17-85mm f/4-5.6 IS USM",
      lensNumbers: "17-85 mm",
      cameraSerial: "0320116738",
      lensSerial: "000027ced3",
      iso: 320,
    });
  });

  it.each([
    ["by its code", { 16: 17 }, [0, 0, 0, 0], 100],
    ["by stops from the base", { 16: 15 }, [68, 0, 128, 0], 50],
    ["not at all", { 16: 15 }, [68, 0, 0, 0], null],
    ["not at all from the code for none", { 16: 0x7fff }, [68, 0, 0, 0], null],
  ])("give Canon's sensitivity %s", (_name, values, shot, iso) => {
    expect(facts("Canon", canon(values, short(0x4, ...shot))).iso).toBe(iso);
  });

  it("give focal lengths of Canon compacts in their units", () => {
    expect(facts("Canon", canon({ 23: 17_400, 24: 5800, 25: 1000 })).lensNumbers).toBe("5.8-17.4 mm");
  });

  it("are read where software moved them, and left where their values are lost", () => {
    const note = canon({ 16: 0x4000 + 200, 23: 55, 24: 18, 25: 1 }, [0xc, LONG, [77]]);
    const moved = (by: number) => facts("Canon", (place) => note(place + by));
    expect(moved(128)).toMatchObject({ iso: 200, lensNumbers: "18-55 mm", cameraSerial: "0000000077" });
    expect(moved(-6)).toMatchObject({ iso: 200 });
    expect(facts("Canon", (place) => note(place).subarray(0, 60))).toEqual(NOTHING);
  });

  it("give Nikon's lens in numbers, its serial number and sensitivity", () => {
    const note = nikon([short(0x2, 0, 250), text(0x1d, "3105364"), rational(0x84, [28, 1], [300, 1], [35, 10], [56, 10])]);
    expect(facts("NIKON CORPORATION", note)).toEqual({ ...NOTHING, lensNumbers: "28-300 mm f/3.5-5.6", cameraSerial: "3105364", iso: 250 });
    expect(facts("NIKON", behind("", [text(0xa0, "NO= 200255e5")])).cameraSerial).toBe("200255e5");
    expect(facts("NIKON", behind("Nikon\0\u0001\0", [short(0x2, 0, 80)]))).toEqual(NOTHING);
  });

  it("give Sony's lens in numbers", () => {
    const lens = (hex: string): Entry => [0xb02a, UNDEFINED, Buffer.from(hex, "hex")];
    expect(facts("SONY", behind("SONY DSC \0\0\0", [lens("0100550200405602")])).lensNumbers).toBe("55-200 mm f/4-5.6");
    expect(facts("SONY", behind("", [lens("0000500050141400")])).lensNumbers).toBe("50 mm f/1.4");
    expect(facts("SONY", behind("", [lens("00ff50005014ff00")])).lensNumbers).toBeNull();
    expect(facts("SONY", behind("", [lens("0000000000000000")])).lensNumbers).toBeNull();
  });

  it("give Fujifilm's lens in numbers", () => {
    const note = onItsOwn("FUJIFILM\u000c\0\0\0", [rational(0x1404, [18, 1]), rational(0x1405, [55, 1]), rational(0x1406, [28, 10]), rational(0x1407, [4, 1])]);
    expect(facts("FUJIFILM", note)).toEqual({ ...NOTHING, lensNumbers: "18-55 mm f/2.8-4" });
    expect(facts("FUJIFILM", () => Buffer.from("FUJIFILM"))).toEqual(NOTHING);
  });

  it.each([
    ["OLYMPUS\0II\u0003\0", "OLYMPUS IMAGING CORP."],
    ["OM SYSTEM\0\0\0II\u0004\0", "OM Digital Solutions"],
  ])("give Olympus' lens and serial numbers behind %j", (head, make) => {
    const equipment = (place: number) =>
      directoryAt(place, [
        text(0x101, "B9U505495"),
        text(0x202, "AC1205545"),
        text(0x203, "OLYMPUS M.14-42mm F3.5-5.6 II R"),
        short(0x205, 925),
        short(0x206, 1274),
        short(0x207, 14),
        short(0x208, 42),
      ]);
    const main = head.length + 2 + 12 + 4;
    const note = () => Buffer.concat([Buffer.from(head, "latin1"), directoryAt(head.length, [[0x2010, LONG, [main]]]), equipment(main)]);
    expect(facts(make, note)).toEqual({
      ...NOTHING,
      lensModel: "OLYMPUS M.14-42mm F3.5-5.6 II R",
      lensNumbers: "14-42 mm f/3.5-5.6",
      cameraSerial: "B9U505495",
      lensSerial: "AC1205545",
    });
  });

  it("give the serial number of early Olympus cameras", () => {
    expect(facts("OLYMPUS OPTICAL CO.,LTD", behind("OLYMP\0\u0001\0", [text(0x101a, "108479926")])).cameraSerial).toBe("108479926");
  });

  it("give Panasonic's lens", () => {
    const note = behind("Panasonic\0\0\0", [text(0x25, "F120605010064"), text(0x51, "LUMIX G VARIO 14-42/F3.5-5.6"), text(0x52, "09JG1201337")]);
    expect(facts("Panasonic", note)).toEqual({ ...NOTHING, lensModel: "LUMIX G VARIO 14-42/F3.5-5.6", lensSerial: "09JG1201337" });
    expect(facts("Panasonic", behind("Panasonic\0\0\0", [text(0x51, "NO-LENS")])).lensModel).toBeNull();
  });

  it("give Pentax' serial number and sensitivity", () => {
    expect(facts("PENTAX", behind("AOC\0II", [short(0x14, 9), text(0x229, "4567890")]))).toEqual({ ...NOTHING, cameraSerial: "4567890", iso: 200 });
    expect(facts("RICOH IMAGING COMPANY, LTD.", onItsOwn("PENTAX \0II", [short(0x14, 3200)])).iso).toBe(3200);
    expect(facts("Asahi Optical Co.,Ltd", behind("", [short(0x14, 100)])).iso).toBe(100);
    expect(facts("PENTAX", behind("AOC\0II", [short(0x14, 278)])).iso).toBeNull();
  });

  it("give Casio's sensitivity", () => {
    expect(facts("CASIO COMPUTER CO.,LTD.", behind("QVC\0\0\0", [short(0x3014, 50)])).iso).toBe(50);
    expect(facts("CASIO", behind("", [short(0x14, 64)])).iso).toBe(64);
  });

  it("say nothing of other makers, and nothing that is no text", () => {
    expect(facts("ACME", canon({ 16: 17 }))).toEqual(NOTHING);
    expect(facts("NIKON", nikon([[0x1d, ASCII, Buffer.from([0x31, 0x9f, 0x32, 0])]])).cameraSerial).toBeNull();
    expect(facts("NIKON", nikon([text(0x1d, "00000000")])).cameraSerial).toBeNull();
    expect(readMakerNote(null, "Canon")).toBe(NOTHING);
  });

  it("give way to EXIF, and to XMP", () => {
    const make = "NIKON CORPORATION";
    const maker = facts(make, nikon([short(0x2, 0, 250), text(0x1d, "3105364"), rational(0x84, [28, 1], [300, 1], [35, 10], [56, 10])]));
    const block = exifBlock({ exif: [short(0x8827, 400), text(0xa431, "42"), text(0xa434, "NIKKOR Z 24-70mm f/4 S")] });
    const given = { xmp: new Map(), iptc: new Map(), maker };
    expect(describe({ ...given, exif: readExif(block).tags })).toMatchObject({ iso: 400, cameraSerial: "42", lensModel: "NIKKOR Z 24-70mm f/4 S" });
    expect(describe({ ...given, exif: new Map() })).toMatchObject({ iso: 250, cameraSerial: "3105364", lensModel: "28-300 mm f/3.5-5.6" });
    expect(describe({ ...given, exif: new Map(), xmp: new Map([["aux:Lens", ["28.0-300.0 mm f/3.5-5.6"]]]) }).lensModel).toBe("28.0-300.0 mm f/3.5-5.6");
  });
});

const MAKES = ["Canon", "NIKON CORPORATION", "SONY", "FUJIFILM", "OLYMPUS IMAGING CORP.", "OM Digital Solutions", "Panasonic", "PENTAX", "CASIO"];
const HEADS = [
  "",
  "Nikon\0\u0002\u0010\0\0II*\0\b\0\0\0",
  "SONY DSC \0\0\0",
  "FUJIFILM\u000c\0\0\0",
  "OLYMPUS\0II\u0003\0",
  "OM SYSTEM\0\0\0II\u0004\0",
  "OLYMP\0\u0001\0",
];
const MORE_HEADS = ["Panasonic\0\0\0", "AOC\0II", "PENTAX \0MM", "QVC\0\0\0"];

group("hostile maker notes", () => {
  const number = fc.oneof(fc.nat(64), fc.nat(0xffff), fc.constantFrom(0xffff_ffff, 0x7fff_ffff, 0xffff_fff0));
  const tag = fc.oneof(
    fc.constantFrom(0x1, 0x2, 0x4, 0xc, 0x14, 0x1d, 0x25, 0x51, 0x84, 0x95, 0xa0, 0x101, 0x203, 0x1404, 0x2010, 0x4019, 0xb02a),
    fc.nat(0xffff),
  );
  const entry = fc.tuple(tag, fc.nat(14), number, number).map(([id, type, count, value]) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(id, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  });
  const note = fc
    .tuple(fc.constantFrom(...HEADS, ...MORE_HEADS), fc.nat(40), fc.array(entry, { maxLength: 20 }), fc.uint8Array({ maxLength: 200 }))
    .map(([head, count, entries, rest]) => Buffer.concat([Buffer.from(head, "latin1"), Buffer.from([count, 0]), ...entries, rest]));

  it("never throw, never say more than a line, and never reach beyond the file", () => {
    fc.assert(
      fc.property(fc.constantFrom(...MAKES), note, (make, bytes) => {
        const block = blockWith(make, () => bytes);
        const memory = Buffer.concat([block, Buffer.from("the password of somebody else ".repeat(20))]);
        const { lensModel, lensNumbers, cameraSerial, lensSerial, iso } = readMakerNote(readExif(memory.subarray(0, block.length)).makerNote, make);
        for (const said of [lensModel, lensNumbers, cameraSerial, lensSerial]) {
          expect(said?.length ?? 0).toBeLessThanOrEqual(256);
          expect(said ?? "").not.toContain("password");
          expect(said ?? "x").toMatch(/^[\x20-\x7e]+$/);
        }
        expect(iso === null || (Number.isInteger(iso) && iso >= 3)).toBe(true);
      }),
      cases(400),
    );
  });
});
