import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { photos } from "@/db/schema";
import { FACETS } from "@/lib/search/types";
import { cases } from "@/scripts/testing/property";
import { dominantColour, nameOf, seenAs } from "./rules";
import { COLOURS, type Colour } from "./types";

const bytesOf = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const called = (hex: string): Colour => nameOf(seenAs(...(bytesOf(hex) as [number, number, number])));

/** A picture of so much of each colour. */
const picture = (parts: Record<string, number>, opaque?: number) => ({
  data: Uint8Array.from(
    Object.entries(parts).flatMap(([hex, count]) => Array.from({ length: count }, () => [...bytesOf(hex), ...(opaque === undefined ? [] : [opaque])]).flat()),
  ),
  channels: opaque === undefined ? 3 : 4,
});

describe("what people call a colour", () => {
  it.each<[Colour, string[]]>([
    ["red", ["#ff0000", "#dc143c", "#b22222", "#8b0000", "#c8102e", "#e34234"]],
    ["orange", ["#ffa500", "#ff8c00", "#f28c28", "#ff7518"]],
    ["yellow", ["#ffff00", "#ffd700", "#fce205", "#f5e050"]],
    ["green", ["#00ff00", "#008000", "#228b22", "#556b2f", "#6b8e23", "#3a5a40", "#90ee90"]],
    ["teal", ["#008080", "#00ffff", "#20b2aa", "#40e0d0", "#5f9ea0"]],
    ["blue", ["#0000ff", "#000080", "#4169e1", "#87ceeb", "#4682b4", "#1e3a5f"]],
    ["purple", ["#800080", "#8a2be2", "#663399", "#9370db", "#4b0082"]],
    ["pink", ["#ffc0cb", "#ff69b4", "#ff1493", "#fa8072", "#f4a6b7"]],
    ["brown", ["#8b4513", "#a0522d", "#654321", "#5c4033", "#d2b48c", "#3d2b1f"]],
    ["black", ["#000000", "#0a0a0a", "#101418", "#222222"]],
    ["grey", ["#808080", "#a9a9a9", "#555555", "#cccccc"]],
    ["white", ["#ffffff", "#fafafa", "#f0f0f0"]],
  ])("%s", (colour, hexes) => {
    expect(hexes.map((hex) => [hex, called(hex)])).toEqual(hexes.map((hex) => [hex, colour]));
  });

  test("every colour there is has one", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (red, green, blue) => {
        expect(COLOURS).toContain(nameOf(seenAs(red, green, blue)));
      }),
      cases(500),
    );
  });

  test("the tables and the search know the same", () => {
    expect(photos.colour.enumValues).toEqual([...COLOURS]);
    expect(FACETS.colour.values).toEqual([...COLOURS]);
  });
});

describe("a picture", () => {
  it("is what there is most of", () => {
    expect(dominantColour(picture({ "#87ceeb": 60, "#228b22": 40 }))).toBe("blue");
    expect(dominantColour(picture({ "#87ceeb": 40, "#228b22": 30, "#6b8e23": 30 }))).toBe("green");
    expect(dominantColour(picture({ "#101010": 90, "#ff8c00": 10 }))).toBe("black");
  });

  it("is rather its colour than the grey beside it", () => {
    expect(dominantColour(picture({ "#808080": 55, "#ff0000": 45 }))).toBe("red");
    expect(dominantColour(picture({ "#ffffff": 80, "#ff0000": 20 }))).toBe("white");
  });

  it("is what of it one sees", () => {
    expect(dominantColour(picture({ "#00ff00": 10 }, 0))).toBeNull();
    expect(dominantColour({ data: Uint8Array.from([...bytesOf("#ff0000"), 40, ...bytesOf("#0000ff"), 255]), channels: 4 })).toBe("blue");
    expect(dominantColour({ data: new Uint8Array(), channels: 3 })).toBeNull();
  });
});
