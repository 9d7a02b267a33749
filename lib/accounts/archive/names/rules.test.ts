import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { fileStem, photographNames } from "./rules";

const createdAt = new Date("2026-05-17T22:00:00Z");
const photograph = (fileName: string, { type = "image/jpeg", takenLocal = "2024-02-29T23:59:59" as string | null } = {}) => ({
  fileName,
  type,
  createdAt,
  camera: { takenLocal },
});

describe("a file name", () => {
  it.each([
    ["DSC_0042", "DSC_0042"],
    ["Ёлка у дома", "Ёлка_у_дома"],
    ['a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"],
    ["..hidden. . ", "hidden"],
    ["line\nbreak\u0000\u202egpj", "line_break_gpj"],
    ["CON", "_CON"],
    ["com1.backup", "_com1.backup"],
    ["lpt¹", "_lpt¹"],
    ["console", "console"],
    ["\u0000", ""],
    ["", ""],
    ["e\u0301", "é"],
    ["x\ud800y", "x_y"],
  ])("of %j is %j", (text, name) => {
    expect(fileStem(text)).toBe(name);
  });

  it("is never too long, in letters or in bytes, and no letter is cut in two", () => {
    expect(fileStem("a".repeat(500))).toHaveLength(80);
    const flags = fileStem("🏔".repeat(500));
    expect(Buffer.byteLength(flags)).toBeLessThanOrEqual(120);
    expect(flags).toMatch(/^(🏔)+$/u);
  });

  it("of any text is one that Windows takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const stem = fileStem(text);
        expect(stem).not.toMatch(/[<>:"/\\|?*\p{C}]/u);
        expect(stem).not.toMatch(/^[\s.]|[\s.]$/);
        expect(stem).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(fileStem(stem)).toBe(stem);
      }),
      cases(),
    );
  });
});

describe("photographs", () => {
  it("are called by the day and their own name", () => {
    const nameOf = photographNames();
    expect(nameOf(photograph("DSC_0042.JPG"))).toBe("2024-02-29_DSC_0042.jpg");
    expect(nameOf(photograph("scan.tiff", { type: "image/tiff", takenLocal: null }))).toBe("2026-05-17_scan.tiff");
    expect(nameOf(photograph("no extension"))).toBe("2024-02-29_no_extension.jpg");
    expect(nameOf(photograph("claims.png"))).toBe("2024-02-29_claims.png.jpg");
    expect(nameOf(photograph(".jpg"))).toBe("2024-02-29.jpg");
  });

  it("are never two of one name, also where a system knows no case and no marks of its own", () => {
    const nameOf = photographNames();
    const names = ["IMG.jpg", "img.JPG", "IMG_2.jpg", "Img.jpg", "é.jpg", "e\u0301.jpg", "ﬁ.jpg", "fi.jpg", "ß.jpg", "SS.jpg"].map((name) =>
      nameOf(photograph(name)),
    );
    expect(names.slice(0, 4)).toEqual(["2024-02-29_IMG.jpg", "2024-02-29_img_2.jpg", "2024-02-29_IMG_2_2.jpg", "2024-02-29_Img_3.jpg"]);
    expect(new Set(names.map((name) => name.normalize("NFKC").toUpperCase())).size).toBe(names.length);
  });

  it("get their names quickly, a thousand of one name", () => {
    const nameOf = photographNames();
    const names = Array.from({ length: 1000 }, () => nameOf(photograph("IMG.jpg")));
    expect(names.at(-1)).toBe("2024-02-29_IMG_1000.jpg");
    expect(new Set(names).size).toBe(1000);
  });
});
