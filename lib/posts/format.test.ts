import { expect, it } from "vitest";
import { namedTags } from "./format";

it("the field for tags shows those that the text does not say", () => {
  const tags = ["fog", "new_york", "rain"].map((folded) => ({ folded, name: folded === "new_york" ? "New York" : folded }));
  expect(namedTags({ text: "#Fog and #RAIN", tags })).toBe("New York");
  expect(namedTags({ text: "", tags })).toBe("fog, New York, rain");
});
