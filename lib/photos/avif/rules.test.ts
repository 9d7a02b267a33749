import { expect, it } from "vitest";
import { worthMaking } from "./rules";

it.each([
  ["a camera's picture", 6000, 4000, [320, 640, 1280, 2048, 2560], [320, 640, 1280]],
  ["a small one, its own width too", 900, 600, [320, 640, 900], [320, 640, 900]],
  ["one that ends between two widths", 1500, 1000, [320, 640, 1280, 1500], [320, 640, 1280]],
  ["a panorama on end, as far as it is no burden", 1500, 15_000, [320, 640, 1280, 1500], [320]],
  ["a thread", 400, 24_000, [273], []],
])("%s", (_name, width, height, widths, worth) => {
  // 273 × 16,380 pixels are more than anybody waits for.
  expect(worthMaking({ width, height, widths })).toEqual(worth);
});
