import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { cleanText, parseNumber, parseOffset, parseTaken, within } from "./rules";

describe("values of metadata", () => {
  it("turns any text into one clean line, or nothing, and cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (raw) => {
        const text = cleanText(raw);
        if (text === null) return;
        expect([...text].length).toBeLessThanOrEqual(200);
        expect(text).not.toMatch(/[\p{Cc}]|^\s|\s$/u);
        expect(text.isWellFormed()).toBe(true);
        expect(cleanText(text)).toBe(text);
      }),
      cases(),
    );
  });

  it("lets only finite numbers within bounds through", () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.anything()), (value) => {
        const kept = within(value, -5, 5);
        expect(kept === null || (kept >= -5 && kept <= 5)).toBe(true);
      }),
      cases(),
    );
  });

  it.each([
    ["1/250", 1 / 250],
    [" 28/10 ", 2.8],
    ["-1", -1],
    ["+0.3", 0.3],
    ["1/0", null],
    ["1e5", null],
    ["0x10", null],
    ["", null],
    ["1/2/3", null],
  ])("reads the number %j", (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });

  it.each([
    ["Z", 0],
    ["+05:45", 345],
    ["-0330", -210],
    ["+14:00", 840],
    ["+15:00", null],
    ["-12:30", null],
    ["+01:75", null],
    ["01:00", null],
  ])("reads the offset %j", (text, expected) => {
    expect(parseOffset(text)).toBe(expected);
  });

  it("gives back every moment that was written down in either notation", () => {
    const moments = fc.date({ min: new Date("1826-01-01T00:00:00Z"), max: new Date("2100-12-31T23:59:59Z"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (date) => {
        const local = date.toISOString().slice(0, 19);
        expect(parseTaken(local)?.local).toBe(local);
        expect(parseTaken(local.replaceAll("-", ":").replace("T", " "))?.local).toBe(local);
      }),
      cases(),
    );
  });
});
