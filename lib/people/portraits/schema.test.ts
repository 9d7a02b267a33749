import { describe, expect, it } from "vitest";
import { portraitInput } from "./schema";

describe("what a browser says about a picture", () => {
  const parse = (crop: unknown) => portraitInput.safeParse({ purpose: "avatar", crop }).success;

  it.each([null, { x: 0, y: 0, width: 1, height: 1 }, { x: 0.3333, y: 0.1, width: 0.6667, height: 0.5 }])("is a part of it: %j", (crop) => {
    expect(parse(crop)).toBe(true);
  });

  it.each([
    undefined,
    "0,0,1,1",
    [0, 0, 1, 1],
    {},
    { x: 0, y: 0, width: 1 },
    { x: -0.1, y: 0, width: 1, height: 1 },
    { x: 0, y: 0, width: 0, height: 1 },
    { x: 0, y: 0, width: 1.5, height: 1 },
    { x: 0.6, y: 0, width: 0.6, height: 1 },
    { x: 0, y: 0.9, width: 1, height: 0.2 },
    { x: "0", y: 0, width: 1, height: 1 },
    { x: Number.NaN, y: 0, width: 1, height: 1 },
    { x: 0, y: 0, width: Infinity, height: 1 },
    { x: 1e308, y: 0, width: 1, height: 1 },
    { x: 0, y: 0, width: 1, height: 1, rotate: 90 },
  ])("and nothing else: %j", (crop) => {
    expect(parse(crop)).toBe(false);
  });

  it("says for what, of what there is", () => {
    expect(portraitInput.safeParse({ purpose: "cover", crop: null }).success).toBe(false);
    expect(portraitInput.safeParse({ purpose: "avatar", crop: null, userId: "x" }).success).toBe(false);
  });
});
