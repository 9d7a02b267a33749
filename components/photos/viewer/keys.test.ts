import { describe, expect, it, test } from "vitest";
import { deedOf, isPlaceToReturnTo } from "./keys";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key, code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, ...more }) as KeyboardEvent;

describe("a key", () => {
  it.each([
    ["ArrowLeft", "previous"],
    ["ArrowRight", "next"],
    ["f", "full"],
    ["F", "full"],
    ["z", "zoom"],
    ["i", "panel"],
    ["c", "comments"],
    ["l", "like"],
    ["?", "keys"],
    ["+", "larger"],
    ["=", "larger"],
    ["-", "smaller"],
    ["0", "whole"],
    ["Escape", "leave"],
    ["Enter", null],
    [" ", null],
    ["x", null],
    ["Unidentified", null],
    ["constructor", null],
    ["F5", null],
  ])("%s means %s", (key, deed) => {
    expect(deedOf(press(key))).toBe(deed);
  });

  it("counts by its place where letters are not Latin", () => {
    expect(deedOf(press("а", { code: "KeyF" }))).toBe("full");
    expect(deedOf(press("д", { code: "KeyL" }))).toBe("like");
    // Where they are, by what is written on it.
    expect(deedOf(press("w", { code: "KeyZ" }))).toBeNull();
  });

  it("with another is the browser's, but for what needs one to be typed", () => {
    for (const other of ["altKey", "ctrlKey", "metaKey", "isComposing"]) expect(deedOf(press("f", { [other]: true }))).toBeNull();
    expect(deedOf(press("F", { shiftKey: true }))).toBeNull();
    expect(deedOf(press("ArrowLeft", { shiftKey: true }))).toBeNull();
    expect(deedOf(press("?", { shiftKey: true }))).toBe("keys");
    expect(deedOf(press("+", { shiftKey: true }))).toBe("larger");
  });

  it("of a single character does nothing for those who turned that off", () => {
    for (const key of ["f", "?", "0", "-"]) expect(deedOf(press(key), false)).toBeNull();
    expect(deedOf(press("ArrowRight"), false)).toBe("next");
    expect(deedOf(press("Escape"), false)).toBe("leave");
  });
});

test.each([
  ["https://h.test/search?q=fog", true],
  ["https://h.test/", true],
  ["https://h.test/p/1?in=tag:fog", true],
  ["https://h.test/p/1/edit", false],
  ["https://h.test/sign-in?to=/p/1", false],
  ["https://elsewhere.test/", false],
  ["about:blank", false],
  ["", false],
  [null, false],
])("Escape may go back to %j: %s", (address, yes) => {
  expect(isPlaceToReturnTo(address, "https://h.test")).toBe(yes);
});
