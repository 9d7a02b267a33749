import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { clockOf } from "../rules";
import { nextDigest } from "./rules";
import { DIGESTS } from "./types";

const at = (text: string): Date => new Date(text);

describe("the next digest", () => {
  it("goes out in the morning, daily or on Mondays", () => {
    expect(nextDigest("daily", "UTC", null, at("2026-11-27T07:59:59Z")).toISOString()).toBe("2026-11-27T08:00:00.000Z");
    expect(nextDigest("daily", "UTC", null, at("2026-11-27T08:00:00Z")).toISOString()).toBe("2026-11-28T08:00:00.000Z");
    expect(nextDigest("daily", "Asia/Kathmandu", null, at("2026-11-27T08:00:00Z")).toISOString()).toBe("2026-11-28T02:15:00.000Z");
    expect(nextDigest("weekly", "UTC", null, at("2026-11-27T08:00:00Z")).toISOString()).toBe("2026-11-30T08:00:00.000Z");
    expect(nextDigest("weekly", "UTC", null, at("2026-11-30T08:00:00Z")).toISOString()).toBe("2026-12-07T08:00:00.000Z");
    expect(nextDigest("weekly", "Europe/Berlin", null, at("2026-10-23T08:00:00Z")).toISOString()).toBe("2026-10-26T07:00:00.000Z");
  });

  it("waits for whoever sleeps long", () => {
    expect(nextDigest("daily", "UTC", { from: 23 * 60, to: 10 * 60 }, at("2026-11-27T12:00:00Z")).toISOString()).toBe("2026-11-28T10:00:00.000Z");
  });

  it("counts as UTC in a zone that is none", () => {
    expect(nextDigest("daily", "Nowhere/Else", null, at("2026-11-27T12:00:00Z")).toISOString()).toBe("2026-11-28T08:00:00.000Z");
  });

  it("is always later, soon enough, and in the morning there", () => {
    const zone = fc.constantFrom("UTC", "Asia/Kathmandu", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca");
    const moment = fc.integer({ min: Date.parse("2025-01-01"), max: Date.parse("2028-01-01") }).map((ms) => new Date(ms));
    fc.assert(
      fc.property(fc.constantFrom(...DIGESTS), zone, moment, (rhythm, where, now) => {
        const due = nextDigest(rhythm, where, null, now);
        const days = (due.getTime() - now.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThan(rhythm === "daily" ? 1.05 : 7.05);
        expect(clockOf(where, due)).toEqual({ minute: 8 * 60, weekday: rhythm === "weekly" ? 1 : clockOf(where, due).weekday });
      }),
      cases(),
    );
  });
});
