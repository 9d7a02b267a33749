import { describe, expect, it } from "vitest";
import { isDay, readTimeZone, timeZones } from "./time";

describe("time zones", () => {
  it("are the world's, each once, by region and city", () => {
    expect(timeZones().length).toBeGreaterThan(300);
    expect(new Set(timeZones()).size).toBe(timeZones().length);
    for (const zone of timeZones()) expect(zone).toMatch(/^[A-Z][A-Za-z]+\/[\w/+-]+$/);
  });

  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["UTC", "Etc/UTC"],
    ["Etc/UTC", "Etc/UTC"],
    ["GMT", "Etc/UTC"],
  ])("are read by any of their names: %s", (name, zone) => {
    expect(readTimeZone(name)).toBe(zone);
  });

  it("that two names mean are one", () => {
    expect(readTimeZone("Asia/Kolkata")).toBe(readTimeZone("Asia/Calcutta"));
    expect(timeZones()).toContain(readTimeZone("Asia/Kolkata"));
  });

  it.each(["", "Mars/Olympus", "+05:45", "Europe/Berlin; drop table users", "Europe/Berlin\u0000", "../etc/passwd"])("are not made up: %j", (name) => {
    expect(readTimeZone(name)).toBeNull();
  });
});

it.each([
  ["2024-02-29", true],
  ["2023-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["0000-00-00", false],
  ["12026-01-01", false],
  ["", false],
])("%j is a day of the calendar: %s", (text, is) => {
  expect(isDay(text)).toBe(is);
});
