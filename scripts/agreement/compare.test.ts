import { describe as group, expect, it } from "vitest";
import { describe } from "@/lib/photos/exif/rules";
import type { CameraData } from "@/lib/photos/exif/types";
import { compare, type Verdict } from "./compare";
import type { Told } from "./exiftool";
import { sameLens } from "./lens";

const nothing = describe({ exif: new Map(), xmp: new Map(), iptc: new Map() });

const one = (camera: Partial<CameraData>, told: Partial<Told>) =>
  compare([{ name: "a.jpg", camera: { ...nothing, ...camera }, told: { preferred: {}, placed: {}, lens: {}, ...told } }]);

const verdict = (field: keyof CameraData, camera: Partial<CameraData>, preferred: Record<string, string>, rest: Partial<Told> = {}): Verdict => {
  const row = one(camera, { preferred, ...rest }).rows.find((each) => each.field === field)!;
  return (["agree", "differ", "missed", "ours", "silent"] as const).find((each) => row[each] === 1)!;
};

group("agreement", () => {
  it.each([
    ["agree", { make: "Canon" }, { Make: " Canon " }],
    ["differ", { make: "Canon" }, { Make: "Nikon" }],
    ["missed", {}, { Make: "Nikon" }],
    ["ours", { make: "Canon" }, {}],
    ["silent", {}, { Make: " " }],
  ] as [Verdict, Partial<CameraData>, Record<string, string>][])("is told as %s", (expected, camera, preferred) => {
    expect(verdict("make", camera, preferred)).toBe(expected);
  });

  it("is to the digits that are printed", () => {
    expect(verdict("exposureTime", { exposureTime: 1 / 30 }, { ExposureTime: "0.03333333333" })).toBe("agree");
    expect(verdict("exposureTime", { exposureTime: 1 / 30 }, { ExposureTime: "0.0332" })).toBe("differ");
    expect(verdict("latitude", { latitude: -33.5 }, { GPSLatitude: "33.5" })).toBe("differ");
  });

  it("of a moment is of its wall clock, and of its zone apart", () => {
    const camera = { takenLocal: "2026-01-02T03:04:05", takenOffsetMin: 60 };
    const preferred = { DateTimeOriginal: "2026:01:02 03:04:05", OffsetTimeOriginal: "+01:00" };
    expect(verdict("takenLocal", camera, preferred)).toBe("agree");
    expect(verdict("takenOffsetMin", camera, preferred)).toBe("agree");
    expect(verdict("takenOffsetMin", camera, { DateTimeOriginal: "2026:01:02 03:04:05+02:00" })).toBe("differ");
    expect(verdict("takenLocal", camera, { DateTimeOriginal: "0000:00:00 00:00:00" })).toBe("ours");
  });

  it("of a lens misses what only a maker's table names", () => {
    expect(verdict("lensModel", {}, {}, { lens: { LensID: "AF-S Nikkor 28-300mm f/3.5-5.6G ED VR" } })).toBe("missed");
    expect(verdict("lensModel", {}, {}, { lens: { LensID: "Unknown (255)" } })).toBe("silent");
    expect(verdict("lensModel", { lensModel: "28-300 mm f/3.5-5.6" }, { Lens: "28 300 3.5 5.6" })).toBe("agree");
  });

  it("of a serial number is of the number, not of what is written around it", () => {
    expect(verdict("cameraSerial", { cameraSerial: "0320116738" }, { SerialNumber: "320116738" })).toBe("agree");
    expect(verdict("cameraSerial", { cameraSerial: "100005e5" }, { SerialNumber: "NO= 100005e5" })).toBe("agree");
  });

  it("says where ours stands when ExifTool prefers another place", () => {
    const { differences } = one({ meteringMode: 5 }, { preferred: { MeteringMode: "3" }, placed: { "Canon:MeteringMode": "3", "ExifIFD:MeteringMode": "5" } });
    expect(differences).toMatchObject([{ field: "meteringMode", verdict: "differ", ours: "5", exiftool: "3" }]);
    expect(differences[0]!.why).toContain("ours is ExifIFD:MeteringMode");
  });
});

group("two names", () => {
  it.each([
    ["18-200 mm f/3.5-5.6", "18 200 3.5 5.6", true],
    ["50 mm f/1.8", "50 50 1.8 1.8", true],
    ["28-300 mm f/3.5-5.6", "AF-S Nikkor 28-300mm f/3.5-5.6G ED VR", true],
    ["17-85 mm", "17.0 - 85.0 mm", true],
    ["EF85mm f/1.8 USM", "EF85mm f/1.8 USM", true],
    ["18-55 mm f/3.5-5.6", "18-55mm f/4-5.6", false],
    ["18-55 mm", "17-55 mm", false],
    ["Nokton", "Ultron", false],
  ])("of a lens: %s, %s", (a, b, same) => {
    expect(sameLens(a, b)).toBe(same);
  });
});
