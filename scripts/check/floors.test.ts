import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { belowFloor } from "./floors";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Parameters<typeof belowFloor>[0];
const withOther = (path: string, version?: string) => belowFloor({ packages: { ...lock.packages, [path]: { version } } });

describe("what we stand on", () => {
  it("is without what was found in it", () => {
    expect(belowFloor(lock)).toEqual([]);
  });

  it.each([
    ["node_modules/next", "16.2.5"],
    ["node_modules/react", "19.2.7"],
    ["node_modules/react-dom", "18.3.1"],
    ["node_modules/other/node_modules/drizzle-orm", "0.44.99"],
    ["node_modules/next/node_modules/sharp", "0.34.5"],
    ["node_modules/next", "16.2.6-canary.9"],
    ["node_modules/next", undefined],
  ])("is told where it is below: %s %s", (path, version) => {
    expect(withOther(path, version)).toHaveLength(1);
  });

  it("may be newer", () => {
    for (const version of ["16.2.6", "16.2.10", "16.3.0-canary.1", "17.0.0"]) expect(withOther("node_modules/next", version)).toEqual([]);
    expect(belowFloor({ packages: {} })).toHaveLength(5);
  });
});
