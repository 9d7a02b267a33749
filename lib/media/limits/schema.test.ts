import { describe, expect, it } from "vitest";
import { MAX_BYTES } from "../policy";
import { inGigabytes, inMegabytes } from "./format";
import { limitsForm } from "./schema";
import { GIGABYTE, MEGABYTE } from "./types";

const typed = { role: "member", storage: "50", file: "100", day: "2000" };
const read = (changes: Record<string, unknown>) => limitsForm.safeParse({ ...typed, ...changes });
const said = (changes: Record<string, unknown>) => read(changes).error?.issues.map(({ path, message }) => [path[0], message]);

describe("the limits as an administrator types them", () => {
  it("are read in gigabytes, megabytes and pieces", () => {
    expect(read({}).data).toEqual({ role: "member", storageBytes: 50 * GIGABYTE, fileBytes: MAX_BYTES, photosPerDay: 2_000 });
    expect(read({ storage: " 0,5 ", file: "1.5", day: " 1 " }).data).toMatchObject({ storageBytes: GIGABYTE / 2, fileBytes: 1.5 * MEGABYTE, photosPerDay: 1 });
  });

  it("are none where nothing is typed, but for the size of a file", () => {
    expect(read({ storage: " ", day: "" }).data).toMatchObject({ storageBytes: null, photosPerDay: null });
    expect(said({ file: "" })).toEqual([["file", "limits.errors.file"]]);
  });

  it("are refused beside the field where they cannot be", () => {
    for (const storage of ["-1", "lots", "1e3", "1,000", "1 000", "50 GB"]) expect(said({ storage })).toEqual([["storage", "limits.errors.storage"]]);
    for (const day of ["2,000", "2.5", "-1"]) expect(said({ day })).toEqual([["day", "limits.errors.day"]]);
    expect(said({ storage: "0" })).toEqual([["storage", "limits.errors.too-small"]]);
    expect(said({ day: "0" })).toEqual([["day", "limits.errors.too-small"]]);
    expect(said({ file: "0.01" })).toEqual([["file", "limits.errors.too-small"]]);
    expect(said({ storage: "1000001" })).toEqual([["storage", "limits.errors.too-large"]]);
    expect(said({ file: "100.1" })).toEqual([["file", "limits.errors.file-too-large"]]);
    expect(said({ role: "restricted" })).toEqual([["role", "errors.invalid"]]);
  });

  it.each(["0.1", "0.3", "1.1", "49.9", "50", "123456.7"])("stand in the form again as %s", (text) => {
    const { storageBytes } = read({ storage: text }).data!;
    expect(String(inGigabytes(storageBytes!))).toBe(text);
  });

  it.each(["0.1", "1.1", "10.1", "33.3", "99.9"])("of a file stand in the form as %s, or as near as bytes allow", (text) => {
    const { fileBytes } = read({ file: text }).data!;
    expect(inMegabytes(fileBytes)).toBeCloseTo(Number(text), 5);
    expect(read({ file: String(inMegabytes(fileBytes)) }).data!.fileBytes).toBe(fileBytes);
  });
});
