import { describe, expect, it } from "vitest";
import { isOwn, isSimple, strengthOf, variantsOf } from "./rules";

describe("strength", () => {
  it.each([
    ["", 0],
    ["short1!X", 0],
    ["aaaaaaaaaaaaaaaaaaaa", 0],
    ["1234567890", 0],
    ["abcabcabcabcabc", 0],
    ["qwertyuiopasdf", 0],
    ["password12", 0],
    ["Password1234", 0],
    ["wet stone", 0],
    ["wet stones", 1],
    ["blue lamp 7", 2],
    ["darkroom lam", 2],
    ["sunny darkroom", 3],
    ["a darkroom lamp 1947", 4],
    ["лампа в тёмной комнате", 4],
    ["xK9!mv2Qz#7pLw", 4],
  ])("of %j is %i", (password, strength) => {
    expect(strengthOf(password)).toBe(strength);
  });

  it("does not count one's own names", () => {
    const own = ["Vivian Maier", "vivian.m", "vivian@example.org"];
    expect(strengthOf("vivianmaier1926", own)).toBeLessThan(strengthOf("vivianmaier1926"));
    expect(strengthOf("VIVIAN example", own)).toBe(0);
  });

  it("grows with what is added", () => {
    const whole = "quiet harbour under ice";
    const steps = Array.from(whole, (_, index) => strengthOf(whole.slice(0, index + 1)));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect([steps[0], steps.at(-1)]).toEqual([0, 4]);
  });
});

it.each(["aaaaaaaaaa", "1212121212", "0987654321", "abcdefghij", "йцукенгшщз", "abababababab"])("%s is simple", (password) => {
  expect(isSimple(password)).toBe(true);
});

it.each(["a darkroom lamp", "zoom zoom zoom 55", "8203957164"])("%s is not", (password) => {
  expect(isSimple(password)).toBe(false);
});

it.each(["vivian.maier", "VivianMaier1926", "Vivian Maier", "vivian@example.org", "!!viv-1926!!", "v i v 1 9 2 6"])("%s is one's own", (password) => {
  expect(isOwn(password, ["viv1926", "Vivian Maier", "vivian@example.org"])).toBe(true);
});

it("is not one's own only because a name stands in it", () => {
  expect(isOwn("vivian walks at night", ["vivian", "Vivian Maier", "vivian@example.org"])).toBe(false);
});

it.each([
  ["Password", "password"],
  ["password1234", "password"],
  ["123password!", "password"],
  ["p@ssw0rd2026", "password"],
  ["DragonDragon", "dragon"],
  ["dragon-1987.", "dragon"],
])("sees through %s", (password, word) => {
  expect(variantsOf(password)).toContain(word);
});

it("leaves long numbers what they are", () => {
  expect(variantsOf("kq 81 55 20 44 93 17")).not.toContain("kq");
});
