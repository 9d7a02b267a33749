import { describe, expect, it } from "vitest";
import { offsetBySatellites } from "./rules";

const at = (local: string, date: string, time: [number, number, number], longitude: number | null = 11.9) =>
  offsetBySatellites(local, { date, time, longitude });

describe("an offset from the satellites' clock", () => {
  it.each([
    ["2015-04-10T20:12:23", "2015:04:10", [18, 12, 22.06], -3.7, 120],
    ["2014-07-12T16:17:10", "2014:07:12", [23, 17, 5], -115.2, -420],
    ["2018-02-05T15:11:44", "2018:02:05", [7, 11, 43.07], 113.4, 480],
    ["2026-01-01T00:10:00", "2025:12:31", [18, 25, 0], 85.3, 345],
    ["2026-01-01T12:00:00", "2026:01:01", [12, 0, 0], 0, 0],
    // Samoa is a day ahead of the sun there.
    ["2026-01-02T01:00:00", "2026:01:01", [12, 0, 0], -172, 780],
  ] as [string, string, [number, number, number], number, number][])("is that of a zone: %s", (local, date, time, longitude, offset) => {
    expect(at(local, date, time, longitude)).toBe(offset);
  });

  it.each([
    ["a clock set by hand", "2008-10-22T16:28:39", "2008:10:22", [14, 27, 7.24], 11.9],
    ["another day", "2008-10-22T16:27:07", "2008:10:23", [14, 27, 7], 11.9],
    ["no zone", "2026-01-01T12:15:00", "2026:01:01", [12, 0, 0], 0],
    ["a zone on the other side of the Earth", "2026-01-01T12:00:00", "2026:01:01", [12, 0, 0], 120],
    ["a place unknown", "2026-01-01T12:00:00", "2026:01:01", [12, 0, 0], null],
    ["nonsense for a date", "2014-09-16T14:05:12", "2014:09:259", [13, 5, 12], 0],
    ["nonsense for a time", "2014-09-16T14:05:12", "2014:09:16", [NaN, 5, 12], 0],
  ] as [string, string, string, [number, number, number], number | null][])("is none with %s", (_name, local, date, time, longitude) => {
    expect(at(local, date, time, longitude)).toBeNull();
  });
});
