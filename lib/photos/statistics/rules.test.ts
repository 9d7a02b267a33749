import { describe, expect, it } from "vitest";
import { dateOf, dayOf } from "@/lib/search/intervals/rules";
import { rangeFacet } from "@/lib/search/types";
import { dayIn, stretchesOf, takenIn } from "./rules";
import { readStatisticsQuery, statisticsCardUrl, statisticsUrl } from "./schema";

const today = dayOf(2024, 3, 1);

describe("periods", () => {
  it("are thirty days that end today, a year from its first day to its last, or no limit", () => {
    expect(takenIn("all", today)).toBeUndefined();
    const days = takenIn("days", today)!;
    expect([dateOf(days.from!), dateOf(days.to!), days.to! - days.from! + 1]).toEqual(["2024-02-01", "2024-03-01", 30]);
    expect(takenIn("year", today)).toEqual({ from: dayOf(2024, 1, 1), to: dayOf(2024, 12, 31) });
    expect(takenIn("1999", today)).toEqual({ from: dayOf(1999, 1, 1), to: dayOf(1999, 12, 31) });
  });

  it("fall into stretches without gap or overlap", () => {
    for (const period of ["days", "year", "2023"] as const) {
      const { stretches } = stretchesOf(period, today);
      expect([stretches[0]!.from, stretches.at(-1)!.to]).toEqual(Object.values(takenIn(period, today)!));
      for (const [index, { from }] of stretches.slice(1).entries()) expect(from).toBe(stretches[index]!.to! + 1);
    }
    expect(stretchesOf("all", today).stretches).toHaveLength(rangeFacet("taken").bands.length);
  });
});

it("a day begins where one is", () => {
  const now = new Date("2024-02-29T20:00:00Z");
  expect(dateOf(dayIn("Asia/Kathmandu", now))).toBe("2024-03-01");
  expect(dateOf(dayIn("America/Los_Angeles", now))).toBe("2024-02-29");
});

describe("addresses", () => {
  it.each([
    [{}, { period: "all" }],
    [{ period: "year" }, { period: "year" }],
    [
      { period: "2023", camera: "Nikon-D70", lens: "" },
      { period: "2023", camera: "nikon-d70" },
    ],
    [{ period: "days", lens: ["a", "b"] }, { period: "days" }],
    [{ period: "3023" }, { period: "all" }],
    [{ period: "0x7E8", camera: "\0" }, { period: "all" }],
  ])("%j asks for %j", (params, query) => {
    expect(readStatisticsQuery(params)).toEqual(query);
  });

  it("say only what is asked", () => {
    expect(statisticsUrl()).toBe("/statistics");
    expect(statisticsUrl({ period: "all", camera: "nikon-d70" })).toBe("/statistics?camera=nikon-d70");
    expect(statisticsCardUrl({ period: "2023" })).toBe("/api/statistics/card?period=2023");
  });
});
