import { describe, expect, it, vi } from "vitest";
import { stretchesOf } from "@/lib/photos/statistics/rules";
import { SPREAD, type Statistics } from "@/lib/photos/statistics/types";
import { dayOf } from "@/lib/search/intervals/rules";
import { rangeFacet } from "@/lib/search/types";
import { draw } from "@/scripts/testing/drawing";
import { StatisticsView } from "./statistics-view";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));

const today = dayOf(2024, 6, 20);
const camera = { id: "01980000-0000-7000-8000-000000000003", kind: "camera", slug: "nikon-d70", maker: "Nikon", name: "Nikon D70" } as const;
const lens = { ...camera, kind: "lens", slug: "nikon-50-mm", name: "Nikon 50 mm" } as const;
const { unit, stretches } = stretchesOf("2023", today);
const statistics: Statistics = {
  photos: 4,
  open: 3,
  megapixels: 24.4,
  bytes: 25_000_000,
  days: 2,
  busiest: { day: dayOf(2023, 5, 17), photos: 3 },
  spread: Object.fromEntries(SPREAD.map((field) => [field, rangeFacet(field).bands.map((_, index) => (index === 1 ? 4 : 0))])) as Statistics["spread"],
  hours: Array.from({ length: 24 }, (_, hour) => (hour === 7 ? 4 : 0)),
  weekdays: [0, 0, 3, 0, 0, 0, 1],
  overTime: { unit, stretches: stretches.map((taken, index) => ({ taken, photos: index === 4 ? 4 : 0 })) },
  cameras: [{ ...camera, photos: 4 }],
  lenses: [{ ...lens, photos: 2 }],
  pairs: [{ camera, lens, photos: 2 }],
  tags: [{ folded: "fog", name: "Fog", photos: 2 }],
};
const choices = { years: [2024, 2023], cameras: [camera], lenses: [lens] };
const view = (changes: Partial<Statistics> = {}) => (
  <StatisticsView username="Ann" query={{ period: "2023" }} today={today} statistics={{ ...statistics, ...changes }} choices={choices} />
);

describe("one's own numbers", () => {
  it("lead to the photos they count, of this time and by oneself, but for days of the week", async () => {
    const html = await draw(view());
    for (const narrowed of [
      "iso=100...200&taken=2023",
      "taken=2023&hour=7",
      "taken=2023-05-17",
      "taken=2023-05",
      "camera=nikon-d70&lens=nikon-50-mm",
      "tag=fog",
    ])
      expect(html).toContain(narrowed);
    for (const [, href] of html.matchAll(/href="(\/search[^"]*)"/g)) expect(href).toMatch(/owner=ann/);
    expect(html).toMatch(/<span[^>]*><span[^>]*>Wednesday/);
    expect(html).not.toMatch(/<a[^>]*><span[^>]*>Wednesday/);
  });

  it("are shown to others as far as others may know them", async () => {
    expect(await draw(view())).toContain('href="/api/statistics/card?period=2023"');
    const closed = await draw(view({ open: 0 }));
    expect(closed).not.toContain("/api/statistics/card");
    expect(closed).toContain("none of these is such");
  });

  it("offer the way back where nothing was chosen, and the way on where there is nothing", async () => {
    expect(await draw(view({ photos: 0 }))).toContain("No photos of this choice");
    const empty = { ...statistics, photos: 0 };
    const nothing = await draw(<StatisticsView username="Ann" query={{ period: "all" }} today={today} statistics={empty} choices={choices} />);
    expect(nothing).toContain('href="/upload"');
    expect(nothing).not.toContain("<form");
  });

  it("have words in Russian", async () => {
    const html = await draw(view(), "ru");
    for (const words of ["Моя статистика", "среда", "май 2023", "Больше всего за день: 3", "Nikon D70 + Nikon 50 mm"])
      expect(html.toLowerCase()).toContain(words.toLowerCase());
  });
});
