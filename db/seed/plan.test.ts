import { parse } from "exifr";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { CAMERAS } from "./catalogue";
import { apertureRange, deviation } from "./exposure";
import { pictureSource } from "./pictures";
import { offsetAt, sunAt } from "./places";
import { exifOfPhoto, planDemo } from "./plan";
import { sceneOf } from "./scenes/kinds";

const now = Date.UTC(2026, 10, 21, 12);
const plan = planDemo({ seed: "test", people: 24, photos: 600, now });

describe("a planned demo", () => {
  test("is the same for the same options", () => {
    expect(planDemo({ seed: "test", people: 24, photos: 600, now })).toEqual(plan);
    expect(planDemo({ seed: "other", people: 24, photos: 600, now }).photos[0]).not.toEqual(plan.photos[0]);
  });

  test("has as many photos and people as asked for, all of whose names are their own", () => {
    expect(plan.photos).toHaveLength(600);
    const large = planDemo({ seed: 1, people: 300, photos: 10, now });
    expect(new Set(large.people.map((person) => person.username)).size).toBe(300);
  });

  test("uses every camera of the catalogue, most photos are public, and everyone shares something", () => {
    expect(new Set(plan.photos.map((photo) => photo.recorded.camera.model)).size).toBe(CAMERAS.length);
    expect(new Set(plan.photos.map((photo) => photo.owner)).size).toBe(24);
    const open = plan.photos.filter((photo) => photo.visibility === "public").length / 600;
    expect(open).toBeGreaterThan(0.5);
    expect(new Set(plan.photos.map((photo) => photo.visibility)).size).toBe(3);
  });

  test("takes every picture before it is uploaded, and uploads none before its owner has joined or in the future", () => {
    for (const photo of plan.photos) {
      expect(photo.recorded.takenAt).toBeLessThan(photo.uploadedAt);
      expect(photo.uploadedAt).toBeGreaterThanOrEqual(plan.people[photo.owner]!.joinedAt);
      expect(photo.uploadedAt).toBeLessThanOrEqual(now);
    }
  });

  test("befriends nobody with themselves and no two people twice", () => {
    const pairs = plan.friendships.map((pair) => pair.toSorted((a, b) => a - b).join(" "));
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const [a, b] of [...plan.friendships, ...plan.follows, ...plan.requests]) expect(a).not.toBe(b);
    for (const [a, b] of plan.requests) expect(pairs).not.toContain([a, b].toSorted((x, y) => x - y).join(" "));
  });
});

describe("camera data", () => {
  const shots = plan.photos.filter((photo) => photo.recorded.exposure && photo.recorded.lens);

  test("stays within what the camera and the lens can do", () => {
    for (const { recorded } of shots) {
      const { camera, lens, exposure } = recorded;
      const [widest, smallest] = apertureRange(lens!, exposure!.focal);
      expect(camera.lenses).toContain(lens);
      expect(exposure!.focal).toBeGreaterThanOrEqual(lens!.focal[0]);
      expect(exposure!.focal).toBeLessThanOrEqual(lens!.focal[1]);
      expect(exposure!.aperture).toBeGreaterThanOrEqual(widest);
      expect(exposure!.aperture).toBeLessThanOrEqual(smallest);
      expect(exposure!.iso).toBeGreaterThanOrEqual(camera.iso[0]);
      expect(exposure!.iso).toBeLessThanOrEqual(camera.iso[1]);
      expect(exposure!.time).toBeGreaterThanOrEqual(camera.fastest * 0.99);
    }
  });

  test("agrees with the light of the scene to a third of a stop", () => {
    for (const { recorded, painting } of shots) {
      const [low, high] = sceneOf(painting.kind).light[painting.hour]!;
      const exposure = recorded.exposure!;
      // The planned EV is not kept; some EV of the scene must fit.
      const off = deviation(exposure, 0);
      expect(off, `${painting.kind} ${painting.hour} ${JSON.stringify(exposure)}`).toBeGreaterThan(low - 1 / 3);
      expect(off, `${painting.kind} ${painting.hour} ${JSON.stringify(exposure)}`).toBeLessThan(high + 1 / 3);
    }
  });

  test("is read back from the file as it was planned", async () => {
    const picture = pictureSource(1, "test", 64);
    for (const photo of plan.photos.filter((_, i) => i % 60 === 0)) {
      const bytes = await picture({ ...photo, painting: { ...photo.painting, kind: "clouds" } });
      const read = await parse(bytes, { reviveValues: false, translateValues: false });
      const { camera, lens, exposure, position } = photo.recorded;
      expect(read).toMatchObject({ Make: camera.make, Model: camera.model, Software: camera.software });
      if (exposure) {
        expect(read.ISO).toBe(exposure.iso);
        expect(Math.abs(Math.log2(read.ExposureTime / exposure.time))).toBeLessThan(0.06);
        expect(read.FNumber).toBeCloseTo(exposure.aperture, 2);
        expect(read.FocalLength).toBeCloseTo(exposure.focal, 2);
      }
      if (lens?.model) expect(read.LensModel).toBe(lens.model);
      if (position) expect(read.latitude).toBeCloseTo(position.latitude, 4);
      expect((await sharp(bytes).metadata()).orientation ?? 1).toBe(photo.orientation);
    }
  });

  test("writes a time as the clock of the place showed it", () => {
    const photo = shots.find(({ recorded }) => recorded.offset !== null)!;
    const { IFD2 } = exifOfPhoto(photo);
    const [date, time] = IFD2!.DateTimeOriginal!.split(" ");
    expect(Date.parse(`${date!.replaceAll(":", "-")}T${time}${IFD2!.OffsetTimeOriginal}`)).toBe(photo.recorded.takenAt);
  });
});

describe("places", () => {
  test("know their clocks, summer and winter, and quarter hours", () => {
    expect(offsetAt("Europe/Berlin", new Date("2026-07-01T12:00:00Z"))).toBe(120);
    expect(offsetAt("Europe/Berlin", new Date("2026-01-01T12:00:00Z"))).toBe(60);
    expect(offsetAt("Asia/Kathmandu", new Date("2026-01-01T12:00:00Z"))).toBe(345);
    expect(offsetAt("Atlantic/Reykjavik", new Date("2026-01-01T12:00:00Z"))).toBe(0);
    expect(offsetAt("America/New_York", new Date("2026-01-01T12:00:00Z"))).toBe(-300);
  });

  test("know the sun: Berlin at midsummer, and no night in Tromsø", () => {
    const sun = sunAt({ latitude: 52.52, longitude: 13.405 }, new Date("2026-06-21T12:00:00Z"))!;
    // 04:43 to 21:33, Central European Summer Time.
    expect(Math.abs(sun.rise - Date.parse("2026-06-21T02:43:00Z"))).toBeLessThan(10 * 60_000);
    expect(Math.abs(sun.set - Date.parse("2026-06-21T19:33:00Z"))).toBeLessThan(10 * 60_000);
    expect(sunAt({ latitude: 69.65, longitude: 18.96 }, new Date("2026-06-21T12:00:00Z"))).toBeNull();
  });
});
