import { describe, expect, it, vi } from "vitest";
import { aGear, aPerson, aPhoto, guest } from "@/db/seed/factories";
import { search } from "@/lib/search/data";
import { parseQuery, type SearchParams } from "@/lib/search/schema";
import { draw } from "@/scripts/testing/drawing";
import { Filters } from "./filters";
import { Results } from "./results";
import { SearchFrame } from "./search-frame";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

/** The page of an address, as a guest has it before any script. */
async function page(params: SearchParams): Promise<string> {
  const query = parseQuery(params);
  const result = await search(guest(), query);
  const load = () => Promise.resolve({ page: null });
  return draw(
    <SearchFrame query={query} current="photos">
      <Filters query={query} result={result} />
      <Results query={query} result={result} elsewhere={{}} nearest={[]} load={load} deeds={<button type="button">Keep it</button>} />
    </SearchFrame>,
  );
}

describe("the search page before scripts", () => {
  it("has everything that can be chosen as links with their counts, under its group", async () => {
    const [owner, camera] = [await aPerson(), await aGear("camera")];
    await aPhoto({ owner, camera, iso: 3200, width: 2000, height: 3000, takenLocal: "2024-05-17 22:30:00" });
    await aPhoto({ owner, camera, iso: 100, width: 3000, height: 2000, takenLocal: "2023-05-17 12:30:00" });
    const html = await page({ camera: camera.slug });
    const at = `/search?camera=${camera.slug}`;
    for (const part of ["Gear", "Exposure", "When", "Picture", "Who"]) expect(html).toContain(`>${part}</h3>`);
    for (const choice of ["iso=3200...6400", "hour=18..23", "orientation=portrait", "taken=2024"]) expect(html).toContain(choice);
    expect(html).toContain(`href="${at}&orientation=portrait"`);
    expect(html).toContain("3200–6399, 1 photo");
    expect(html).toContain("Evening, 18:00–23:59");
    expect(html).toContain(">2 photos<");
    expect(html).toContain(`Remove Camera: ${camera.name}`);
    for (const sort of ["taken", "popular"]) expect(html).toContain(`sort=${sort}`);
    expect(html).not.toContain("sort=relevance");
    // On a phone one press opens the sheet at what people mostly look for, except where it stands there as chosen.
    expect(html).not.toContain('href="#facet-camera"');
    for (const field of ["iso", "hour", "orientation"]) expect(html).toMatch(new RegExp(`href="#facet-${field}".*id="facet-${field}"`, "s"));
    expect(html).toContain("Show 2 photos");
    expect(html).toContain("Keep it");
  });

  it("leads from a bar to all above it and all below it, with what they would give", async () => {
    const [owner, camera] = [await aPerson(), await aGear("camera")];
    for (const iso of [100, 3200, 12_800]) await aPhoto({ owner, camera, iso });
    const html = await page({ camera: camera.slug, iso: "3200...6400" });
    expect(html).toMatch(/iso=3200\.\."[^>]*><span[^>]*>3200 and up<\/span><span[^>]*>2<\/span>/);
    expect(html).toMatch(/iso=\.\.\.6400"[^>]*><span[^>]*>below 6400<\/span><span[^>]*>2<\/span>/);
    expect(await page({ camera: camera.slug, iso: "3200.." })).not.toContain("below 6400</span>");
  });

  it("finds the night shots at ISO 3200 or more of one camera in portrait format, and says what each choice leaves out", async () => {
    const [owner, camera] = [await aPerson(), await aGear("camera")];
    const upright = { owner, camera, width: 2000, height: 3000 };
    const wanted = await aPhoto({ ...upright, iso: 6400, takenLocal: "2024-05-17 02:30:00" });
    await aPhoto({ ...upright, iso: 6400, takenLocal: "2024-05-17 12:30:00" });
    const query = { camera: camera.slug, iso: "3200..", hour: "21..5", orientation: "portrait" };
    const html = await page(query);
    expect(html).toContain(`/p/${wanted.id}`);
    expect(html).toContain(">1 photo<");
    expect(html).toContain("Remove ISO: 3200 and up");
    const none = await page({ ...query, iso: "..100" });
    expect(none).toContain("Nothing fits all of this");
    expect(none).toContain("Without ISO: up to 100");
  });

  it("stays usable whatever its address holds", async () => {
    const hostile: SearchParams[] = [
      { q: "\0'\"<script>" },
      { iso: ["9e9", "800..100", "1..2..3"], after: "x" },
      { taken: "0000-99", hour: "99..-1", sort: "relevance" },
      { sort: "relevance", q: "a", after: "999999" },
      { more: "__proto__", find: "x".repeat(9999), colour: "javascript:" },
      { more: "camera", find: "%_\\" },
    ];
    for (const params of hostile) {
      const html = await page(params);
      expect(html).toContain('role="search"');
      expect(html).not.toContain("<script>");
    }
  });
});
