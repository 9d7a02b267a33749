import { describe, expect, it } from "vitest";
import { fromExif, fromXmp, rational, text, type Entry } from "./testing.test";

describe("where it was taken", () => {
  /** Degrees, minutes and seconds as in a file: `33 51 2539/100`. */
  const ratios = (written: string): [number, number][] =>
    written.split(" ").map((ratio) => {
      const [above = 0, below = 1] = ratio.split("/").map(Number);
      return [above, below];
    });
  const at = (latRef: string, lat: string, lonRef: string, lon: string, ...rest: Entry[]) =>
    fromExif({ gps: [text(1, latRef), rational(2, ...ratios(lat)), text(3, lonRef), rational(4, ...ratios(lon)), ...rest] });

  it("minds the hemispheres and the sea level", async () => {
    const south = await at("S", "33 51 2539/100", "W", "70 40 0", [5, 1, [1]], rational(6, [4305, 10]));
    expect(south.latitude).toBeCloseTo(-33.857_05, 5);
    expect(south.longitude).toBeCloseTo(-70.666_67, 5);
    expect(south.altitude).toBe(-430.5);
  });

  it("reads decimal degrees and minutes, the rest being 0/0", async () => {
    expect((await at("N", "4078868522/100000000 0/0 0/0", "E", "25/10 0 0")).latitude).toBeCloseTo(40.788_685, 6);
    expect((await at("N", "40 305/10 0/0", "E", "2 30 0")).latitude).toBeCloseTo(40.508_333, 6);
  });

  it.each([
    ["without a hemisphere", "", "10 0 0"],
    ["with a foreign hemisphere", "E", "10 0 0"],
    ["beyond the pole", "N", "95 0 0"],
    ["divided by zero", "N", "1/0 0 0"],
    ["with 99 minutes", "N", "10 99 0"],
  ])("is nowhere %s", async (_name, ref, lat) => {
    expect(await at(ref, lat, "E", "10 0 0", rational(6, [5, 1]))).toMatchObject({ latitude: null, longitude: null, altitude: null });
  });

  it("is nowhere at 0, 0, which is what a receiver without a fix writes", async () => {
    expect(await at("N", "0 0 0", "E", "0 0 0")).toMatchObject({ latitude: null, longitude: null });
  });

  it("is read from XMP", () => {
    const place = fromXmp({ "exif:GPSLatitude": ["43,28.0469N"], "exif:GPSLongitude": ["11,53,6W"], "exif:GPSAltitude": ["1234/10"] });
    expect(place.latitude).toBeCloseTo(43.467_448, 5);
    expect(place.longitude).toBeCloseTo(-11.885, 5);
    expect(place.altitude).toBe(123.4);
  });
});
