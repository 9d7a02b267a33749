import { describe, expect, it } from "vitest";
import { openTiff, pictures } from "@/lib/core/tiff";
import { dng, LOSSLESS } from "@/scripts/testing/pictures/raw";

export { cr3, dng, LOSSLESS, preview, tiffOf } from "@/scripts/testing/pictures/raw";

describe("the RAW files of these tests", () => {
  it("have the directories that were asked for", () => {
    const { tiff, first } = openTiff(dng({ jpegs: [LOSSLESS, LOSSLESS] }))!;
    expect(pictures(tiff, first)).toHaveLength(4);
  });
});
