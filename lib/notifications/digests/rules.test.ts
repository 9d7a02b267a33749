import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { clockOf, nextDigest, quietUntil } from "./rules";
import { RHYTHMS } from "./types";

const at = (text: string): Date => new Date(text);
const NONE = { from: null, to: null };
const NIGHT = { from: 22 * 60, to: 7 * 60 };

describe("quiet hours", () => {
  it.each([
    ["2026-11-27T21:59:00Z", null],
    ["2026-11-27T22:00:00Z", "2026-11-28T07:00:00.000Z"],
    ["2026-11-28T03:30:20Z", "2026-11-28T07:00:00.000Z"],
    ["2026-11-28T06:59:59Z", "2026-11-28T07:00:00.000Z"],
    ["2026-11-28T07:00:00Z", null],
  ])("over midnight, at %s end at %s", (now, end) => expect(quietUntil(NIGHT, "UTC", at(now))?.toISOString() ?? null).toBe(end));

  it("go by the clock of whoever has them", () => {
    expect(quietUntil(NIGHT, "Asia/Kathmandu", at("2026-11-27T16:15:00Z"))?.toISOString()).toBe("2026-11-28T01:15:00.000Z");
    expect(quietUntil(NIGHT, "Asia/Kathmandu", at("2026-11-27T16:14:00Z"))).toBeNull();
    expect(quietUntil({ from: 13 * 60, to: 14 * 60 }, "America/New_York", at("2026-11-27T18:30:00Z"))?.toISOString()).toBe("2026-11-27T19:00:00.000Z");
  });

  it("are none without hours, nor from one hour to the same", () => {
    for (const quiet of [NONE, { from: 0, to: null }, { from: 60, to: 60 }]) expect(quietUntil(quiet, "UTC", at("2026-11-27T01:00:00Z"))).toBeNull();
  });

  it("end on time in the nights in which clocks are changed", () => {
    expect(quietUntil(NIGHT, "Europe/Berlin", at("2026-10-24T22:00:00Z"))?.toISOString()).toBe("2026-10-25T06:00:00.000Z");
    expect(quietUntil(NIGHT, "Europe/Berlin", at("2026-03-28T22:00:00Z"))?.toISOString()).toBe("2026-03-29T05:00:00.000Z");
    // There is no half past two in this night.
    expect(quietUntil({ from: 60, to: 150 }, "Europe/Berlin", at("2026-03-29T00:30:00Z"))!.getTime()).toBeGreaterThan(at("2026-03-29T00:30:00Z").getTime());
  });
});

describe("the next digest", () => {
  it("goes out in the morning, daily or on Mondays", () => {
    expect(nextDigest("daily", "UTC", NONE, at("2026-11-27T07:59:59Z")).toISOString()).toBe("2026-11-27T08:00:00.000Z");
    expect(nextDigest("daily", "UTC", NONE, at("2026-11-27T08:00:00Z")).toISOString()).toBe("2026-11-28T08:00:00.000Z");
    expect(nextDigest("daily", "Asia/Kathmandu", NONE, at("2026-11-27T08:00:00Z")).toISOString()).toBe("2026-11-28T02:15:00.000Z");
    expect(nextDigest("weekly", "UTC", NONE, at("2026-11-27T08:00:00Z")).toISOString()).toBe("2026-11-30T08:00:00.000Z");
    expect(nextDigest("weekly", "UTC", NONE, at("2026-11-30T08:00:00Z")).toISOString()).toBe("2026-12-07T08:00:00.000Z");
    expect(nextDigest("weekly", "Europe/Berlin", NONE, at("2026-10-23T08:00:00Z")).toISOString()).toBe("2026-10-26T07:00:00.000Z");
  });

  it("waits for whoever sleeps long", () => {
    expect(nextDigest("daily", "UTC", { from: 23 * 60, to: 10 * 60 }, at("2026-11-27T12:00:00Z")).toISOString()).toBe("2026-11-28T10:00:00.000Z");
  });

  it("counts as UTC in a zone that is none", () => {
    expect(nextDigest("daily", "Nowhere/Else", NONE, at("2026-11-27T12:00:00Z")).toISOString()).toBe("2026-11-28T08:00:00.000Z");
  });

  it("is always later, soon enough, and in the morning there", () => {
    const zone = fc.constantFrom("UTC", "Asia/Kathmandu", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca");
    const moment = fc.integer({ min: Date.parse("2025-01-01"), max: Date.parse("2028-01-01") }).map((ms) => new Date(ms));
    fc.assert(
      fc.property(fc.constantFrom(...RHYTHMS), zone, moment, (rhythm, where, now) => {
        const due = nextDigest(rhythm, where, NONE, now);
        const days = (due.getTime() - now.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThan(rhythm === "daily" ? 1.05 : 7.05);
        expect(clockOf(where, due)).toEqual({ minute: 8 * 60, weekday: rhythm === "weekly" ? 1 : clockOf(where, due).weekday });
      }),
      cases(),
    );
  });
});
