import type { ReactElement } from "react";
import { prerender } from "react-dom/static";
import { expect, it, vi } from "vitest";
import { speak } from "@/lib/platform/messages";
import { canonical } from "@/lib/search/schema";
import { SavedSearches } from "./saved-searches";

const language = { now: "en" };

vi.mock("next-intl/server", () => ({
  getTranslations: (subject: string) => (key: string, values?: Record<string, string | number>) => {
    const said = speak(language.now).t(`${subject}.${key}`, values);
    if (said === `${subject}.${key}`) throw new Error(`no words for ${said}`);
    return said;
  },
  getFormatter: () => speak(language.now).format,
  getLocale: () => language.now,
}));
vi.mock("@/lib/search/saved/actions", () => {
  const action = () => Promise.resolve({});
  return { openSearchAction: action, followSearchAction: action, renameSearchAction: action, deleteSearchAction: action, undeleteSearchAction: action };
});

async function draw(element: ReactElement, speaking = "en"): Promise<string> {
  language.now = speaking;
  const { prelude } = await prerender(element);
  return (await new Response(prelude).text()).replaceAll("<!-- -->", "").replaceAll("&amp;", "&");
}

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
