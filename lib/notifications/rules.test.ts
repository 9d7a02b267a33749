import { describe, expect, it } from "vitest";
import { defaultOf, quietUntil } from "./rules";
import { KINDS } from "./types";

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const at = (text: string): Date => new Date(text);

describe("quiet hours", () => {
  it("end when the clock of their owner's zone shows it, over midnight too", () => {
    expect(quietUntil(at("2026-05-17T21:59:30+02:00"), "Europe/Oslo", NIGHT)).toBeNull();
    expect(quietUntil(at("2026-05-17T22:00:00+02:00"), "Europe/Oslo", NIGHT)).toEqual(at("2026-05-18T07:00:00+02:00"));
    expect(quietUntil(at("2026-05-18T06:59:59+02:00"), "Europe/Oslo", NIGHT)).toEqual(at("2026-05-18T07:00:00+02:00"));
    expect(quietUntil(at("2026-05-18T07:00:00+02:00"), "Europe/Oslo", NIGHT)).toBeNull();
    expect(quietUntil(at("2026-05-18T01:00:00+05:45"), "Asia/Kathmandu", NIGHT)).toEqual(at("2026-05-18T07:00:00+05:45"));
    expect(quietUntil(at("2026-05-18T13:30:00Z"), "UTC", { from: 13 * 60, to: 14 * 60 })).toEqual(at("2026-05-18T14:00:00Z"));
  });

  it("follow the clock where it is set in between", () => {
    expect(quietUntil(at("2026-03-28T23:00:00+01:00"), "Europe/Oslo", NIGHT)).toEqual(at("2026-03-29T07:00:00+02:00"));
    expect(quietUntil(at("2026-10-24T23:00:00+02:00"), "Europe/Oslo", NIGHT)).toEqual(at("2026-10-25T07:00:00+01:00"));
  });

  it("are none where none are kept", () => {
    for (const hours of [null, { from: 60, to: 60 }]) expect(quietUntil(at("2026-05-17T01:00:00Z"), "UTC", hours)).toBeNull();
  });
});

it("unless somebody says otherwise, the page tells everything, and no mail is sent", () => {
  for (const kind of KINDS) expect(defaultOf(kind)).toMatchObject({ page: true, mail: "never" });
  expect([defaultOf("reply").push, defaultOf("like").push]).toEqual([true, false]);
});

it("quiet hours in a zone that nobody knows any more are those of UTC", () => {
  expect(quietUntil(new Date("2026-01-01T23:00:00Z"), "Nowhere/Gone", { from: 22 * 60, to: 7 * 60 })).toEqual(new Date("2026-01-02T07:00:00Z"));
});
