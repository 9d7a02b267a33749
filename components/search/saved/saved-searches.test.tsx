import { expect, it, vi } from "vitest";
import { canonical } from "@/lib/search/schema";
import { draw } from "@/scripts/testing/drawing";
import { SavedSearches } from "./saved-searches";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
vi.mock("@/lib/search/saved/actions", () => {
  const action = () => Promise.resolve({});
  return { openSearchAction: action, followSearchAction: action, renameSearchAction: action, deleteSearchAction: action, undeleteSearchAction: action };
});

const id = "01980000-0000-7000-8000-000000000001";
const query = canonical({ q: "fog", camera: ["nikon-d70", "leica-m8"], iso: { from: 3200 }, owner: "ann", orientation: "portrait" });
const names = new Map([["camera nikon-d70", "Nikon D70"]]);
const page = (fresh: number) => (
  <SavedSearches
    searches={[{ id, name: "Foggy nights", query, followed: false, fresh, feed: "https://photos.test/api/searches/x" }]}
    names={names}
    next={null}
    first
    deleted={null}
  />
);

it("a search says in words what it asks for, and leads there", async () => {
  const html = await draw(page(0));
  for (const words of [
    "Words: fog",
    "Camera: Nikon D70",
    "Camera: leica-m8",
    "Photographer: @ann",
    "Orientation: Portrait",
    "Nothing new",
    "https://photos.test/api/searches/x",
  ])
    expect(html).toContain(words);
  expect(html).toMatch(/href="\/search\?q=fog&camera=leica-m8&camera=nikon-d70&iso=3200\.\.&orientation=portrait&owner=ann"/);
});

it.each([
  [1, "Show 1 new", "Показать 1 новую"],
  [3, "Show 3 new", "Показать 3 новые"],
  [50, "Show 50 new", "Показать 50 новых"],
  [51, "Show 50+ new", "Показать 50+ новых"],
])("%i new matches are counted as far as they are counted", async (fresh, english, russian) => {
  expect(await draw(page(fresh))).toContain(english);
  expect(await draw(page(fresh), "ru")).toContain(russian);
});

it("says what would be here, and how to have back what was deleted", async () => {
  const deleted = { id, name: "Foggy nights", query: "q=fog", seen: id } as const;
  const html = await draw(<SavedSearches searches={[]} names={new Map()} next={null} first deleted={deleted} />);
  for (const words of ["No saved searches", "“Foggy nights” is deleted", "Undo"]) expect(html).toContain(words);
  expect(await draw(<SavedSearches searches={[]} names={new Map()} next={null} first deleted={null} />, "ru")).toContain("Сохранённых поисков нет");
});
