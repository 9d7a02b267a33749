import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { profileNamed } from "@/scripts/testing/pictures/profile";
import { anonymousProfile } from "./icc";

const p3 = async (): Promise<Buffer> => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#f00" } });
  return (await sharp(await picture.withIccProfile("p3").jpeg().toBuffer()).metadata()).icc!;
};

/** What red, green and a dark blue of this profile are in sRGB. */
async function seen(profile: Uint8Array): Promise<number[]> {
  const { wrapPixels } = await import("@/lib/platform/heif/tiff");
  const data = Buffer.from([255, 0, 0, 0, 255, 0, 10, 20, 90, 255, 255, 255]);
  const tiff = wrapPixels({ width: 4, height: 1, channels: 3, data }, profile);
  return [...(await sharp(tiff).toColourspace("srgb").raw().toBuffer())];
}

describe("a profile that tells nothing", () => {
  it.each(["mluc", "desc"] as const)("is of the same size, and the same colours, and whose it was is gone from a name in %s", async (kind) => {
    const named = profileNamed("CANARY monitor of Ann, 1947", kind);
    expect(named.toString("latin1").replaceAll("\0", "")).toContain("CANARY");
    const told = Buffer.from(anonymousProfile(named)!);
    expect(told.length).toBe(named.length);
    expect(told.toString("latin1").replaceAll("\0", "")).not.toMatch(/CANARY|Ann|1947|made/);
    expect(await seen(told)).toEqual(await seen(named));
    // Who made it and when stands in its header.
    expect([told.subarray(4, 8), told.subarray(24, 36), told.subarray(48, 64), told.subarray(80, 128)].every((part) => part.every((byte) => byte === 0))).toBe(
      true,
    );
  });

  it.each(["mluc", "desc"] as const)("keeps the name of a colour space that is nobody's in %s", (kind) => {
    const told = Buffer.from(anonymousProfile(profileNamed("Adobe RGB (1998)", kind))!);
    expect(told.toString("latin1").replaceAll("\0", "")).toContain("Adobe RGB (1998)");
  });

  it("is what it is a second time", async () => {
    const told = anonymousProfile(await p3())!;
    expect(anonymousProfile(told)).toEqual(told);
  });

  it("is none where there is none, or where it is broken", async () => {
    const whole = await p3();
    const longer = Buffer.from(whole);
    longer.writeUInt32BE(whole.length + 1);
    const outside = Buffer.from(whole);
    outside.writeUInt32BE(whole.length, 136);
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(500), whole.subarray(0, 128), whole.subarray(0, 200), longer, outside])
      expect(anonymousProfile(bytes)).toBeNull();
  });

  it("is read without stumbling, wherever it is broken", async () => {
    const whole = profileNamed("CANARY".repeat(8), "mluc");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 128, max: 250 }), fc.nat(255)), { maxLength: 4 }), (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(() => anonymousProfile(bytes)).not.toThrow();
      }),
      cases(),
    );
  });
});
