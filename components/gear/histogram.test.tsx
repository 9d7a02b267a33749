import type { Route } from "next";
import { describe, expect, it, vi } from "vitest";
import { draw } from "@/scripts/testing/drawing";
import { Histogram, type Bar } from "./histogram";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));

const BARS: Bar[] = [
  { label: "below 24 mm", count: 0 },
  { label: "24–34 mm", count: 150, href: "/search?focalLength=24...35" as Route },
  { label: "35–49 mm", count: 0, href: "/search?focalLength=35...50" as Route },
  { label: "50–84 mm", count: 50, href: "/search?focalLength=50...85" as Route },
  { label: "85 mm and longer", count: 0 },
];

/** What a screen reader says of each bar. */
const said = (html: string): string[] =>
  [...html.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, bar = ""]) =>
    bar.replaceAll(/<span aria-hidden="true".*?<\/span>(?=<span|$)/g, "").replaceAll(/<[^>]+>/g, ""),
  );

describe("a histogram", () => {
  it("says of each bar what it stands for, how many photos that is and what part of them all, without the empty ends", async () => {
    const html = await draw(<Histogram title="Focal length" unit="mm" bars={BARS} />);
    expect(said(html)).toEqual(["24–34 mm, 150 photos, 75%", "35–49 mm, no photos, 0%", "50–84 mm, 50 photos, 25%"]);
    expect(html).toMatch(/<section aria-labelledby="([^"]+)"[^>]*><h3 id="\1"/);
  });

  it("leads from each bar that holds something to its search", async () => {
    const html = await draw(<Histogram title="Focal length" bars={BARS} />);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(["/search?focalLength=24...35", "/search?focalLength=50...85"]);
  });

  it("says the same where bars stand, and calls nothing that is there nothing", async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ label: `${hour}:00`, count: hour === 6 ? 1 : hour === 18 ? 499 : 0 }));
    const spoken = said(await draw(<Histogram title="Hour" bars={hours} upright />));
    expect([spoken.length, spoken[6], spoken[18], spoken[23]]).toEqual([24, "6:00, 1 photo, 0.2%", "18:00, 499 photos, 100%", "23:00, no photos, 0%"]);
  });

  it("is not there where nothing was counted", async () => {
    expect(await draw(<Histogram title="ISO" bars={[{ label: "100", count: 0 }]} />)).toBe("");
  });
});
