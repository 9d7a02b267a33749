import { expect, it } from "vitest";
import { timeZones } from "@/lib/core/time";
import { languages, messagesOf } from "@/lib/platform/messages";
import { zonesByRegion, zoneShown } from "./format";

it("time zones stand by region and city, each once", () => {
  const regions = zonesByRegion();
  expect(regions.flatMap(({ zones }) => zones.map(({ zone }) => zone)).toSorted()).toEqual([...timeZones()].toSorted());
  const cities = new Map(regions.flatMap(({ zones }) => zones.map(({ zone, city }) => [zone, city])));
  expect(cities.get("Europe/Berlin")).toBe("Berlin");
  expect(cities.get("America/New_York")).toBe("New York");
  expect(cities.get("America/Indiana/Knox")).toBe("Knox, Indiana");
  expect([cities.get("Europe/Kiev"), cities.get("Europe/Kyiv")]).toContain("Kyiv");
});

it("every region has a name in every language", () => {
  for (const language of languages) {
    const { zone } = messagesOf(language).profile as { zone: { region: Record<string, string> } };
    expect(Object.keys(zone.region)).toEqual(expect.arrayContaining(zonesByRegion().map(({ region }) => region)));
  }
});

it("nothing said yet shows as UTC", () => {
  expect(zoneShown("UTC")).toBe("Etc/UTC");
  expect(zoneShown("Asia/Tokyo")).toBe("Asia/Tokyo");
});
