import { expect, it } from "vitest";
import { sayLength, saySpeed } from "./audio";

it.each([
  [0, "0:00"],
  [5.9, "0:05"],
  [185, "3:05"],
  [3723, "1:02:03"],
  [Number.NaN, "0:00"],
  [Infinity, "0:00"],
  [-1, "0:00"],
])("%s seconds are said as %s", (seconds, said) => {
  expect(sayLength(seconds, "en")).toBe(said);
});

it("a speed has the language's own sign", () => {
  expect([saySpeed(1.5, "en"), saySpeed(1.5, "ru"), saySpeed(1, "en")]).toEqual(["1.5×", "1,5×", "1×"]);
});
