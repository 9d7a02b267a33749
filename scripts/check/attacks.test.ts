import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ATTACKS, type Proof } from "./attacks";

const stands = ({ file, title }: Proof): boolean =>
  existsSync(file) && [`"${title}"`, `\`${title}\``].some((quoted) => readFileSync(file, "utf8").includes(quoted));

describe("what was found elsewhere", () => {
  it("is twelve classes", () => {
    expect(ATTACKS).toHaveLength(12);
  });

  it.each(ATTACKS)("is proved to be impossible: $what", ({ proofs }) => {
    expect(Object.keys(proofs)).not.toEqual([]);
    for (const [what, found] of Object.entries(proofs)) expect([what, found.length > 0, found.filter((proof) => !stands(proof))]).toEqual([what, true, []]);
  });
});

it("a proof whose file is gone, or that is called otherwise, is missed", () => {
  expect(stands({ file: "scripts/check/names.test.ts", title: "where files may live" })).toBe(true);
  expect(stands({ file: "scripts/check/names.test.ts", title: "where files may" })).toBe(false);
  expect(stands({ file: "scripts/check/gone.test.ts", title: "where files may live" })).toBe(false);
});
