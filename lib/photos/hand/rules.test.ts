import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import type { CameraData } from "../exif/types";
import { openFields, says } from "./policy";
import { enter, mergeByHand } from "./rules";
import { cameraData, SILENT } from "./testing.test";
import { HAND_COLUMNS, HAND_FIELDS, type Entry } from "./types";

const scan = (said: Partial<CameraData> = {}): CameraData => ({ ...SILENT, ...said });

const WHOLE: Entry = {
  camera: "Nikon FM2",
  lens: "Nikon NIKKOR 50mm f/1.8",
  focalLength: 50,
  focalLength35: 50,
  aperture: 2.8,
  exposureTime: 1 / 250,
  iso: 400,
  flash: 0,
  taken: { takenLocal: "1986-05-17T18:40:00", takenOffsetMin: 180 },
  artist: "Ann",
  copyright: "© Ann 1986",
};

const someFields = fc.subarray([...HAND_FIELDS]);
const entries: fc.Arbitrary<Entry> = fc
  .record({ chosen: fc.subarray(Object.keys(WHOLE)), emptied: fc.subarray(Object.keys(WHOLE)) })
  .map(({ chosen, emptied }) => Object.fromEntries(chosen.map((key) => [key, emptied.includes(key) ? null : WHOLE[key as keyof Entry]])));

describe("entering camera data", () => {
  it("fills all that a scan does not say, and says that it was entered", () => {
    const { camera, byHand } = enter(scan(), [], WHOLE);
    expect(byHand).toEqual(HAND_FIELDS);
    expect(camera).toMatchObject({ make: null, model: "Nikon FM2", lensModel: "Nikon NIKKOR 50mm f/1.8", focalLength: 50, aperture: 2.8, iso: 400, flash: 0 });
    expect(camera).toMatchObject({ takenLocal: "1986-05-17T18:40:00", takenOffsetMin: 180, takenAt: new Date("1986-05-17T15:40:00Z") });
  });

  it("leaves what the file says as it is, and takes the rest", () => {
    const file = scan({ make: "EPSON", model: "EPSON Perfection V600", iso: 100, flash: 0 });
    const { camera, byHand } = enter(file, [], WHOLE);
    expect(camera).toMatchObject({ make: "EPSON", model: "EPSON Perfection V600", iso: 100, lensModel: "Nikon NIKKOR 50mm f/1.8", aperture: 2.8 });
    expect(byHand).toEqual(HAND_FIELDS.filter((field) => !["camera", "iso", "flash"].includes(field)));
  });

  it("names a lens where the file names its maker alone, and leaves that when it is emptied", () => {
    const file = scan({ lensMake: "NIKON" });
    const named = enter(file, [], { lens: "NIKKOR 105mm f/2.5" });
    expect(named).toMatchObject({ camera: { lensMake: "NIKON", lensModel: "NIKKOR 105mm f/2.5" }, byHand: ["lens"] });
    expect(enter(named.camera, named.byHand, { lens: null })).toEqual({ camera: file, byHand: [] });
  });

  it("takes back what is emptied, and nothing that is not spoken of", () => {
    const known = enter(scan(), [], WHOLE);
    const fewer = enter(known.camera, known.byHand, { iso: null, taken: null, flash: 1 });
    expect(fewer.camera).toEqual({ ...known.camera, iso: null, takenLocal: null, takenOffsetMin: null, takenAt: null, flash: 1 });
    expect(fewer.byHand).toEqual(HAND_FIELDS.filter((field) => field !== "iso" && field !== "taken"));
  });

  it("knows the instant only with the offset", () => {
    const { camera } = enter(scan(), [], { taken: { takenLocal: "1986-05-17T00:00:00", takenOffsetMin: null } });
    expect(camera).toMatchObject({ takenLocal: "1986-05-17T00:00:00", takenAt: null });
  });

  it("works out the 35 mm equivalent where the camera is known, says so, and forgets it with its reason", () => {
    const file = scan({ make: "Canon", model: "Canon EOS 40D" });
    const manual = enter(file, [], { focalLength: 58, focalLength35: null });
    expect(manual.camera).toMatchObject({ focalLength: 58, focalLength35: 92.8, focalLength35Computed: true });
    expect(enter(manual.camera, manual.byHand, { focalLength: 50, focalLength35: null }).camera).toMatchObject({
      focalLength35: 80,
      focalLength35Computed: true,
    });
    expect(enter(manual.camera, manual.byHand, { focalLength35: 93 }).camera).toMatchObject({ focalLength35: 93, focalLength35Computed: false });
    expect(enter(manual.camera, manual.byHand, { focalLength: null, focalLength35: null })).toEqual({ camera: file, byHand: [] });
    expect(enter(scan(), [], { focalLength: 58 }).camera).toMatchObject({ focalLength35: null, focalLength35Computed: false });
  });

  it("never overwrites the file, never marks what it says, and can be undone, whatever is entered", () => {
    fc.assert(
      fc.property(cameraData, entries, (file, entry) => {
        const { camera, byHand } = enter(file, [], entry);
        for (const field of HAND_FIELDS) {
          if (!says(file, field)) continue;
          expect(byHand).not.toContain(field);
          for (const column of HAND_COLUMNS[field]) expect(camera[column]).toEqual(file[column]);
        }
        expect([camera.make, camera.lensMake, camera.software]).toEqual([file.make, file.lensMake, file.software]);
        expect(openFields(camera, byHand)).toEqual(openFields(file, []));
        const emptied = Object.fromEntries(Object.keys(WHOLE).map((key) => [key, null]));
        expect(enter(camera, byHand, emptied)).toEqual({ camera: file, byHand: [] });
      }),
      cases(),
    );
  });
});

describe("a file that is read once something was entered", () => {
  it("wins where it says something, and what was entered fills the rest", () => {
    const before = enter(scan(), [], WHOLE);
    const { camera, byHand } = mergeByHand(scan({ make: "NIKON CORPORATION", model: "NIKON D70", iso: 200 }), before.camera, before.byHand);
    expect(camera).toMatchObject({ make: "NIKON CORPORATION", model: "NIKON D70", iso: 200, aperture: 2.8, lensModel: "Nikon NIKKOR 50mm f/1.8" });
    expect(byHand).toEqual(HAND_FIELDS.filter((field) => field !== "camera" && field !== "iso"));
  });

  it("takes over nothing that an earlier file said", () => {
    const before = scan({ make: "Canon", model: "Canon EOS 40D", iso: 200, focalLength: 50 });
    expect(mergeByHand(scan({ aperture: 4 }), before, [])).toEqual({ camera: scan({ aperture: 4 }), byHand: [] });
  });

  it("is what the 35 mm equivalent follows from anew", () => {
    const before = enter(scan({ model: "Canon EOS 40D" }), [], { focalLength: 50 });
    expect(mergeByHand(scan({ model: "Canon EOS 5D" }), before.camera, before.byHand).camera).toMatchObject({ focalLength35: 50, focalLength35Computed: true });
    expect(mergeByHand(scan(), before.camera, before.byHand).camera).toMatchObject({ focalLength35: null, focalLength35Computed: false });
  });

  it("loses no word of its own and no entered one it is silent about, and says the same when read again", () => {
    fc.assert(
      fc.property(cameraData, cameraData, someFields, (file, before, entered) => {
        const { camera, byHand } = mergeByHand(file, before, entered);
        for (const field of HAND_FIELDS) {
          const source = says(file, field) || !entered.includes(field) ? file : before;
          const columns = HAND_COLUMNS[field].filter((column) => field !== "focalLength" || column === "focalLength");
          for (const column of columns) expect(camera[column]).toEqual(source[column]);
          if (byHand.includes(field)) expect(entered.includes(field) && !says(file, field)).toBe(true);
        }
        expect(mergeByHand(file, camera, byHand)).toEqual({ camera, byHand });
      }),
      cases(),
    );
  });
});
