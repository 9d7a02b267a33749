import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { latestDay, parseAperture, parseDay, parseEquivalent, parseExposureTime, parseFlash, parseFocalLength, parseIso, parseTime, parseZone } from "./rules";

describe("what people type", () => {
  it.each([
    ["1/250", 1 / 250],
    ["1/250 s", 1 / 250],
    ["1 / 250 сек.", 1 / 250],
    ["1/100000", 1e-5],
    ["0.5", 0.5],
    ["0,5 с", 0.5],
    ["2 s", 2],
    ["2,5", 2.5],
    ['2"', 2],
    ["30 min", 1800],
    ["15 минут", 900],
    ["100 h", 360_000],
    ["1/200001", null],
    ["101 h", null],
    ["1/0", null],
    ["0", null],
    ["-1", null],
    ["1/250/2", null],
    ["quick", null],
    ["1/250 parsec", null],
    ["Infinity", null],
    ["1e3", null],
    ["1".repeat(60), null],
  ])("as an exposure time: %j is %j", (typed, seconds) => {
    expect(parseExposureTime(typed)).toBe(seconds);
  });

  it.each([
    ["2.8", 2.8],
    ["f/2.8", 2.8],
    ["F2,8", 2.8],
    ["f 2.8", 2.8],
    ["ƒ/1.4", 1.4],
    ["1:2.8", 2.8],
    ["0.5", 0.5],
    ["128", 128],
    ["0.4", null],
    ["129", null],
    ["f/", null],
    ["2.8.1", null],
    ["open", null],
  ])("as an aperture: %j is %j", (typed, value) => {
    expect(parseAperture(typed)).toBe(value);
  });

  it.each([
    ["85", 85],
    ["85 mm", 85],
    ["85мм", 85],
    ["4,15", 4.15],
    ["5000", 5000],
    ["0.9", null],
    ["5001", null],
    ["85 cm", null],
  ])("as a focal length: %j is %j", (typed, value) => {
    expect(parseFocalLength(typed)).toBe(value);
  });

  it("as an equivalent, which may be longer", () => {
    expect([parseEquivalent("8000 mm"), parseEquivalent("20001")]).toEqual([8000, null]);
  });

  it.each([
    ["400", 400],
    ["ISO 400", 400],
    ["iso400/27°", 400],
    ["10000000", 10_000_000],
    ["10000001", null],
    ["0", null],
    ["1,600", null],
    ["fast", null],
  ])("as a sensitivity: %j is %j", (typed, value) => {
    expect(parseIso(typed)).toBe(value);
  });

  it.each([
    ["1826-01-01", "1826-01-01"],
    ["1986-05-17", "1986-05-17"],
    ["2026-11-22", "2026-11-22"],
    ["2026-11-23", null],
    ["1825-12-31", null],
    ["1986-02-30", null],
    ["17.05.1986", null],
    ["0000-00-00", null],
    ["", null],
  ])("as a day on 2026-11-21: %j is %j", (typed, day) => {
    expect(parseDay(typed, Date.parse("2026-11-21T10:00:00Z"))).toBe(day);
  });

  it("as a day that has begun somewhere, but no later one", () => {
    expect(parseDay(latestDay())).toBe(latestDay());
    expect(parseDay(new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10))).toBeNull();
  });

  it.each([
    ["18:40", "18:40:00"],
    ["8:05", "08:05:00"],
    ["23:59:59", "23:59:59"],
    ["24:00", null],
    ["18:60", null],
    ["evening", null],
  ])("as a time: %j is %j", (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  it.each([
    ["+03:00", 180],
    ["-3:30", -210],
    ["−03:30", -210],
    ["UTC+5:45", 345],
    ["GMT +2", 120],
    ["Z", 0],
    ["utc", 0],
    ["+15:00", null],
    ["+03:75", null],
    ["03:00", null],
    ["Moscow", null],
    ["", null],
  ])("as an offset: %j is %j", (typed, minutes) => {
    expect(parseZone(typed)).toBe(minutes);
  });

  it("as a choice about the flash", () => {
    expect(["1", "0", "16", "", "yes"].map(parseFlash)).toEqual([1, 0, null, null, null]);
  });

  it("is never taken for more than it can be, whatever it is", () => {
    const bounds = [
      [parseExposureTime, 1e-5, 360_000],
      [parseAperture, 0.5, 128],
      [parseFocalLength, 1, 5000],
      [parseEquivalent, 1, 20_000],
      [parseIso, 1, 10_000_000],
      [parseZone, -720, 840],
    ] as const;
    const typed = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,/:+-−fFsSmhISOисмч° \u202f")), maxLength: 20 }),
      fc.double().map(String),
    );
    fc.assert(
      fc.property(typed, (text) => {
        for (const [parse, least, most] of bounds) {
          const value = parse(text);
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(least);
          expect(value).toBeLessThanOrEqual(most);
        }
        const day = parseDay(text);
        if (day !== null) expect(new Date(`${day}T${parseTime(text) ?? "00:00:00"}Z`).getTime()).not.toBeNaN();
      }),
      cases(),
    );
  });
});
