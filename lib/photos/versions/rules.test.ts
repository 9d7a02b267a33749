import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { addTurns, aspectOf, isEdited, ratioOf, sameEdit, sizeAfter, turnCrop, turnedSize, withRatio } from "./format";
import { composed, deedOf } from "./rules";
import { ASPECTS, TURNS, UNEDITED, type Crop, type PictureEdit, type Size } from "./types";

const WHOLE = UNEDITED.crop;
const turn = fc.constantFrom(...TURNS);
const size: fc.Arbitrary<Size> = fc.record({ width: fc.integer({ min: 1, max: 12_000 }), height: fc.integer({ min: 1, max: 12_000 }) });
const crop: fc.Arbitrary<Crop> = fc
  .record({
    x: fc.integer({ min: 0, max: 9_900 }),
    y: fc.integer({ min: 0, max: 9_900 }),
    w: fc.integer({ min: 1, max: 10_000 }),
    h: fc.integer({ min: 1, max: 10_000 }),
  })
  .map(({ x, y, w, h }) => ({ x: x / 10_000, y: y / 10_000, width: Math.min(w, 10_000 - x) / 10_000, height: Math.min(h, 10_000 - y) / 10_000 }));

const expectInside = ({ x, y, width, height }: Crop): void => {
  for (const least of [x, y]) expect(least).toBeGreaterThanOrEqual(-1e-9);
  for (const length of [width, height]) expect(length).toBeGreaterThan(0);
  for (const end of [x + width, y + height]) expect(end).toBeLessThanOrEqual(1 + 1e-9);
};

/** Without what sums of fractions are off by. */
const rounded = ({ x, y, width, height }: Crop): number[] => [x, y, width, height].map((side) => Math.round(side * 1e9) / 1e9 + 0);

describe("turning", () => {
  it("moves the upper left corner clockwise around the picture", () => {
    const corner = { x: 0, y: 0, width: 0.2, height: 0.1 };
    expect(rounded(turnCrop(corner, 90))).toEqual(rounded({ x: 0.9, y: 0, width: 0.1, height: 0.2 }));
    expect(rounded(turnCrop(corner, 180))).toEqual(rounded({ x: 0.8, y: 0.9, width: 0.2, height: 0.1 }));
    expect(rounded(turnCrop(corner, 270))).toEqual(rounded({ x: 0, y: 0.8, width: 0.1, height: 0.2 }));
  });

  it("by one turn and another is turning by both, four quarters are none, and no part ever leaves the picture", () => {
    fc.assert(
      fc.property(crop, turn, turn, (part, a, b) => {
        expect(rounded(turnCrop(turnCrop(part, a), b))).toEqual(rounded(turnCrop(part, addTurns(a, b))));
        expectInside(turnCrop(part, a));
        expect(rounded(turnCrop(turnCrop(part, a), addTurns(0, -a)))).toEqual(rounded(part));
      }),
      cases(),
    );
  });
});

describe("a shape", () => {
  it.each([
    ["1:1", { x: 500 / 3000, y: 0, width: 2000 / 3000, height: 1 }],
    ["16:9", { x: 0, y: 156 / 2000, width: 1, height: 1688 / 2000 }],
    ["4:5", { x: 700 / 3000, y: 0, width: 1600 / 3000, height: 1 }],
    ["original", WHOLE],
    ["across", { x: 834 / 3000, y: 0, width: 1333 / 3000, height: 1 }],
  ] as const)("of %s takes all it can of a whole picture, from its middle", (aspect, expected) => {
    const pixels = { width: 3000, height: 2000 };
    expect(rounded(withRatio(WHOLE, ratioOf(aspect, pixels)!, pixels))).toEqual(rounded(expected));
  });

  it("is right to the pixel, inside the picture, and stays what it is when it is given again", () => {
    fc.assert(
      fc.property(crop, size, fc.constantFrom(...ASPECTS.filter((aspect) => aspect !== "free")), (part, pixels, aspect) => {
        const ratio = ratioOf(aspect, pixels)!;
        const shaped = withRatio(part, ratio, pixels);
        expectInside(shaped);
        for (const [share, whole] of [
          [shaped.x, pixels.width],
          [shaped.width, pixels.width],
          [shaped.y, pixels.height],
          [shaped.height, pixels.height],
        ] as const)
          expect(Math.abs(share * whole - Math.round(share * whole))).toBeLessThan(1e-6);
        expect(rounded(withRatio(shaped, ratio, pixels))).toEqual(rounded(shaped));
        const [across, down] = [Math.round(shaped.width * pixels.width), Math.round(shaped.height * pixels.height)];
        // A picture of a few pixels' height has no room for every shape.
        if (across > 1 && down > 1 && across < pixels.width && down < pixels.height) expect(Math.abs(down - across / ratio)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
      cases(),
    );
  });

  it("keeps the middle and about the size of a part that has room around it", () => {
    const pixels = { width: 6000, height: 4000 };
    const part = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
    const square = withRatio(part, 1, pixels);
    expect(square.x + square.width / 2).toBeCloseTo(0.5, 3);
    expect((square.width * square.height) / 0.04).toBeCloseTo(1, 2);
    expect(rounded(withRatio(withRatio(part, 1, pixels), 1.5, pixels))).toEqual(rounded(part));
  });

  it("is recognised in what it gave", () => {
    const pixels = { width: 6000, height: 4000 };
    expect(aspectOf(WHOLE, pixels)).toBe("free");
    for (const aspect of ["1:1", "4:5", "16:9", "original", "across"] as const)
      expect(aspectOf(withRatio({ x: 0.1, y: 0.1, width: 0.5, height: 0.5 }, ratioOf(aspect, pixels)!, pixels), pixels)).toBe(aspect);
    expect(aspectOf({ x: 0, y: 0, width: 0.313, height: 0.7 }, pixels)).toBe("free");
  });
});

describe("a form's wishes", () => {
  const upright = { width: 3000, height: 2000 };
  const none = { from: 0, turn: 0, crop: WHOLE, aspect: "free" } as const;

  it("come to nothing where nothing was wished, also in numbers rounded for people", () => {
    expect(isEdited(composed(none, upright))).toBe(false);
    const before: PictureEdit = { turn: 90, crop: { x: 1 / 3, y: 1 / 7, width: 1 / 3, height: 2 / 7 } };
    const shown = { x: 0.3333, y: 0.1429, width: 0.3333, height: 0.2857 };
    expect(sameEdit(composed({ ...none, from: 90, crop: shown }, upright), before)).toBe(true);
    expect(sameEdit(composed({ ...none, from: 90, crop: { ...shown, x: 0.3335 } }, upright), before)).toBe(false);
  });

  it("cut what is seen first, and turn it along", () => {
    const edit = composed({ ...none, turn: 90, crop: { x: 0, y: 0, width: 0.5, height: 1 } }, upright);
    expect(edit).toEqual({ turn: 90, crop: { x: 0, y: 0, width: 1, height: 0.5 } });
    expect(sizeAfter(edit, upright)).toEqual({ width: 2000, height: 1500 });
  });

  it("shape what comes out of the turn", () => {
    const edit = composed({ ...none, from: 180, turn: 90, aspect: "4:5" }, upright);
    expect(edit.turn).toBe(270);
    expect(sizeAfter(edit, upright)).toEqual({ width: 2000, height: 2500 });
  });

  it("always end inside the picture, in whole pixels at least one", () => {
    fc.assert(
      fc.property(size, turn, turn, crop, fc.constantFrom(...ASPECTS), (pixels, from, further, part, aspect) => {
        const edit = composed({ from, turn: further, crop: part, aspect }, pixels);
        expect(edit.turn).toBe(addTurns(from, further));
        expectInside(edit.crop);
        const [left, whole] = [sizeAfter(edit, pixels), turnedSize(pixels, edit.turn)];
        expect(left.width).toBeLessThanOrEqual(whole.width);
        expect(left.height).toBeLessThanOrEqual(whole.height);
      }),
      cases(),
    );
  });
});

describe("what a version did", () => {
  const first = { number: 1, fileId: "a", firstOfFile: 1, edit: UNEDITED };
  const version = (edit: PictureEdit, fileId = "a", firstOfFile = 1) => ({ number: 5, fileId, firstOfFile, edit });
  const left = { x: 0, y: 0, width: 0.5, height: 1 };

  it.each([
    ["uploaded", first, null],
    ["turned", version({ turn: 90, crop: WHOLE }), first],
    ["cropped", version({ turn: 0, crop: left }), first],
    ["turned-and-cropped", version({ turn: 90, crop: left }), first],
    ["turned", version({ turn: 90, crop: { x: 0, y: 0, width: 1, height: 0.5 } }), version({ turn: 0, crop: left })],
    ["reset", version(UNEDITED), version({ turn: 0, crop: left })],
    ["replaced", version(UNEDITED, "b", 5), first],
    ["returned", version(UNEDITED, "a", 1), { ...first, fileId: "b" }],
  ] as const)("is %s", (deed, now, before) => expect(deedOf(now, before)).toBe(deed));
});
