import { describe, expect, it } from "vitest";
import { judge, type Asked } from "./verdict";

const KEY = "originals/00/a";
const DERIVED = "derivatives/00/b";
const told = [{ name: "DSC_1.JPG", photoId: "1", sha256: "sum" }];
const seen = new Map([
  [KEY, "sum"],
  [DERIVED, "small"],
]);
const photo = { id: "1", status: "ready", fileName: "DSC_1.JPG", bytes: 3, key: KEY, sha256: "sum" };

/** An instance where all is well, but for what is given. */
const ground = (changes: { photos?: object[]; disk?: Record<string, string>; uneven?: string[] } = {}): Asked => {
  const disk = changes.disk ?? { [KEY]: "sum", [DERIVED]: "small" };
  return {
    photos: async () => Promise.resolve((changes.photos ?? [photo]) as (typeof photo)[]),
    rows: async () =>
      Promise.resolve([
        { key: KEY, bytes: 3, sha256: "sum" },
        { key: DERIVED, bytes: 1, sha256: "small" },
      ]),
    onDisk: async () => Promise.resolve(Object.keys(disk)),
    digestOf: async (key) => (disk[key] ? Promise.resolve(disk[key]) : Promise.reject(new Error("gone"))),
    uneven: async () => Promise.resolve(changes.uneven ?? []),
  };
};

const counts = async (...[changes, watched = seen, givenUp = 0]: [Parameters<typeof ground>[0]?, Map<string, string>?, number?]) => {
  const { lost, twice, half, orphans } = await judge(ground(changes), told, watched, givenUp);
  return { lost: lost.length, twice: twice.length, half: half.length, orphans: orphans.length };
};
const WELL = { lost: 0, twice: 0, half: 0, orphans: 0 };

describe("what became of acknowledged uploads", () => {
  it("is well when each is there as it was sent", async () => {
    expect(await counts()).toEqual(WELL);
    expect(await counts({ photos: [{ ...photo, status: "draft" }] })).toEqual(WELL);
  });

  it("is lost when it is no photo, no prepared one, or another one", async () => {
    for (const photos of [
      [],
      [{ ...photo, status: "processing" }],
      [{ ...photo, status: "failed" }],
      [{ ...photo, sha256: "other" }],
      [{ ...photo, key: null }],
    ])
      expect(await counts({ photos })).toEqual({ ...WELL, lost: 1 });
  });

  it("is lost, damaged and an orphan when its bytes are not there or others", async () => {
    expect(await counts({ disk: { [DERIVED]: "small" } })).toEqual({ ...WELL, lost: 1, orphans: 1 });
    expect(await counts({ disk: { [KEY]: "half", [DERIVED]: "small" } })).toEqual({ ...WELL, lost: 1, half: 1 });
  });

  it("is told of where something is there that nobody knows", async () => {
    expect(await counts({ disk: { [KEY]: "sum", [DERIVED]: "small", "originals/00/c": "sum" } })).toEqual({ ...WELL, orphans: 1 });
    expect(await counts({ photos: [photo, { ...photo, id: "2" }] })).toEqual({ ...WELL, twice: 1 });
    expect(await counts({ uneven: ["1"] }, seen, 1)).toEqual({ ...WELL, twice: 2 });
  });

  it("is told of where something stood under its name by halves, if only for a moment", async () => {
    expect(await counts({}, new Map([...seen, [DERIVED, "half"]]))).toEqual({ ...WELL, half: 1 });
    expect(await counts({}, new Map([...seen, ["originals/00/swept", "half"]]))).toEqual({ ...WELL, half: 1 });
  });
});
