import { expect, test } from "vitest";
import { gearName } from "./format";

test("a number is not parted from its millimetres", () => {
  expect(gearName("Testagon 85 mm f/1.8")).toBe("Testagon 85\u00a0mm f/1.8");
  expect(gearName("Testar 24-70 mm f/2.8 macro")).toBe("Testar 24-70\u00a0mm f/2.8 macro");
  expect(gearName("X100 mmm")).toBe("X100 mmm");
});
