import { describe, expect, it, vi } from "vitest";
import type { PhotoCard } from "@/lib/photos/types";
import type { GearPage } from "@/lib/gear/page/types";
import type { Catalogue, CatalogueQuery } from "@/lib/gear/catalogue/types";
import { rangeFacet } from "@/lib/search/types";
import { draw } from "@/scripts/testing/drawing";
import { CatalogueView } from "./catalogue-view";
import { GearView } from "./gear-view";
import { MakerView } from "./maker-view";
import { UsedGear } from "./used-gear";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));

const owner = { id: "01980000-0000-7000-8000-000000000001", username: "Ann", name: "Ann Holm", avatarToken: null };
const photo: PhotoCard = {
  id: "01980000-0000-7000-8000-000000000002",
  title: "Fog",
  alt: "",
  width: 3000,
  height: 2000,
  widths: [320, 640],
  avifWidths: [],
  urlToken: "T",
  placeholder: "",
  visibility: "public",
  owner,
};
const camera = { id: "01980000-0000-7000-8000-000000000003", kind: "camera", slug: "nikon-d70", maker: "Nikon", name: "Nikon D70" } as const;
const lens = { ...camera, id: "01980000-0000-7000-8000-000000000004", kind: "lens", slug: "nikon-50-mm", name: "Nikon 50 mm" } as const;

const none = (field: "iso" | "aperture" | "focalLength" | "focalLength35"): number[] => rangeFacet(field).bands.map(() => 0);
const page: GearPage = {
  gear: camera,
  photos: 30,
  people: 2,
  first: "2004-03-01T10:00:00",
  last: "2026-05-17T18:40:00",
  newest: [photo],
  popular: [photo],
  users: [{ ...owner, photos: 29 }],
  companions: [{ ...lens, photos: 12 }],
  others: [{ ...camera, id: "01980000-0000-7000-8000-000000000005", slug: "nikon-d80", name: "Nikon D80" }],
  spread: { iso: none("iso").with(2, 30), aperture: none("aperture"), focalLength: none("focalLength").with(5, 30), focalLength35: none("focalLength35") },
  hours: Array.from({ length: 24 }, (_, hour) => (hour === 18 ? 30 : 0)),
};
const empty: GearPage = {
  ...page,
  photos: 0,
  people: 0,
  first: null,
  last: null,
  newest: [],
  popular: [],
  users: [],
  companions: [],
  spread: { ...page.spread, iso: none("iso"), focalLength: none("focalLength") },
  hours: page.hours.map(() => 0),
};

describe("a camera's page", () => {
  it("says once when it was seen, where that was on a single day", async () => {
    const seen = async (last: string) => (await draw(<GearView page={{ ...page, last }} />)).includes("Last seen");
    expect([await seen("2026-05-17T18:40:00"), await seen("2004-03-01T23:00:00")]).toEqual([true, false]);
  });

  it("leads on to searches, comparisons, gear and people", async () => {
    const html = await draw(<GearView page={page} />);
    const links = new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href));
    for (const href of [
      "/search?camera=nikon-d70",
      "/search?camera=nikon-d70&sort=popular",
      "/search?camera=nikon-d70&iso=200...400",
      "/search?camera=nikon-d70&focalLength=50...85",
      "/search?camera=nikon-d70&hour=18",
      "/search?camera=nikon-d70&owner=ann",
      "/search?camera=nikon-d70&lens=nikon-50-mm",
      "/compare?camera=nikon-d70",
      "/lens/nikon-50-mm",
      "/camera/nikon-d80",
      "/make/nikon",
      "/u/Ann",
      `/p/${photo.id}?in=search:camera%3Dnikon-d70`,
    ])
      expect(links).toContain(href);
    expect(html).toContain("30 photos by 2 people");
    expect(html).toContain("March 1, 2004");
  });

  it("says nothing but that there is nothing to see, where there is nothing", async () => {
    const html = await draw(<GearView page={empty} />);
    expect(html).toContain("No photos you may see");
    expect(html).not.toMatch(/href="\/(?:search|compare|p|u)/);
    expect(html).not.toContain("First seen");
  });

  it("has words in every language", async () => {
    expect(await draw(<GearView page={page} />, "ru")).toContain("30 фотографий у 2 человек");
    expect(await draw(<GearView page={empty} />, "ru")).toContain("Фотографий для вас нет");
  });
});

const list: Catalogue = {
  entries: [{ ...camera, photos: 2, people: 1, sample: photo }],
  total: 60,
  next: "nikon-d70",
  makers: [
    { maker: "Nikon", photos: 2 },
    { maker: "Canon", photos: 1 },
  ],
};
const asked: CatalogueQuery = { order: "popular", q: "", maker: "", after: "" };

describe("the list of cameras", () => {
  it("keeps what was asked for on its further pages, and in its form", async () => {
    const html = await draw(<CatalogueView kind="camera" list={list} query={{ ...asked, order: "maker", q: "d", maker: "nikon" }} />);
    expect(html).toContain('href="/cameras?q=d&maker=nikon&by=maker&after=nikon-d70"');
    expect(html).toMatch(/<input type="hidden" name="maker" value="nikon"\/><input type="hidden" name="by" value="maker"\/>/);
    expect(html).toContain("60 cameras");
  });

  it("names makers at its beginning, and says what is not there", async () => {
    expect(await draw(<CatalogueView kind="camera" list={list} query={asked} />, "ru")).toContain('href="/make/canon"');
    const nothing = { entries: [], total: 0, next: null, makers: [] };
    expect(await draw(<CatalogueView kind="lens" list={nothing} query={asked} />)).toContain("No lenses yet");
    expect(await draw(<CatalogueView kind="lens" list={nothing} query={{ ...asked, q: "zenit" }} />, "ru")).toContain("«zenit»");
  });
});

it("shows a maker by what it makes, and somebody by what they use", async () => {
  const nothing = { entries: [], total: 0, next: null, makers: [] };
  const html = await draw(<MakerView page={{ maker: "Nikon", photos: 30, people: 2, newest: [photo], cameras: list, lenses: nothing }} />);
  for (const href of ["/camera/nikon-d70", "/cameras?maker=nikon", "/search?maker=nikon", `/p/${photo.id}?in=search:maker%3Dnikon`])
    expect(html).toContain(`href="${href}"`);
  expect(await draw(<UsedGear gear={[{ ...camera, photos: 3 }]} owner={owner} />)).toContain('href="/search?camera=nikon-d70&owner=ann"');
});
