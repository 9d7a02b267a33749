import { describe, expect, it } from "vitest";
import { speak } from "@/lib/platform/messages";
import type { ExportedPhotograph } from "../types";
import { photographSheet, sheetName, type PlacedPhotograph, type Sheet } from "./rules";

const photograph = {
  id: "1",
  fileName: "DSC_1.jpg",
  type: "image/jpeg",
  title: "",
  description: "",
  place: "",
  tags: [],
  width: 3000,
  height: 2000,
  createdAt: new Date("2026-06-01T12:00:00Z"),
  camera: { takenLocal: "2026-05-31T23:30:00", focalLength: 85, aperture: 1.8, exposureTime: 1 / 250, iso: 400 } as ExportedPhotograph["camera"],
  byHand: [],
  gear: { camera: "Nikon D70", lens: null },
  original: {} as ExportedPhotograph["original"],
  preview: null,
} satisfies ExportedPhotograph;

const placed = (changes: Partial<ExportedPhotograph> = {}, paths: Partial<PlacedPhotograph> = {}): PlacedPhotograph => ({
  photograph: { ...photograph, ...changes },
  original: "photos/a b#1.jpg",
  preview: "previews/a b#1.jpg.webp",
  ...paths,
});

const sheet = (photographs: PlacedPhotograph[], changes: Partial<Sheet> = {}, language = "en"): string =>
  photographSheet(
    {
      owner: "Anna <b>",
      username: "anna",
      instance: "Halation",
      madeAt: new Date("2026-11-26T12:00:00Z"),
      count: photographs.length,
      photographs,
      number: 1,
      last: true,
      documents: ["README.txt", "data/photos.json"],
      ...changes,
    },
    { language, ...speak(language) },
  );

describe("the page of an archive", () => {
  it("shows photographs by months with what is known of them, and leads to the originals", () => {
    const page = sheet([placed({ title: "Dawn" }), placed({ camera: { ...photograph.camera, takenLocal: "2026-04-02T10:00:00" } })]);
    expect(page.match(/<h2>.*<\/h2>/g)?.slice(0, 2)).toEqual(["<h2>May 2026</h2>", "<h2>April 2026</h2>"]);
    expect(page).toContain(`<a href="photos/a%20b%231.jpg"><img src="previews/a%20b%231.jpg.webp" alt="Dawn" width="3000" height="2000"`);
    expect(page).toContain(`<p class="title">Dawn</p>\n<p class="muted">May 31, 2026</p>`);
    expect(page).toContain("Nikon D70\u200285\u202fmm\u2002f/1.8");
    expect(page).toContain("2 photographs");
    expect(page).toContain(`<a href="data/photos.json">`);
  });

  it("speaks the language of its owner", () => {
    const page = sheet([placed()], {}, "ru");
    expect(page).toContain('<html lang="ru">');
    expect(page).toContain("1 фотография");
    expect(page).toContain("май 2026");
  });

  it("takes what people wrote for text and nothing else, and asks nobody for anything", () => {
    const nasty = `"><script>alert(1)</script>'&`;
    const page = sheet([placed({ title: nasty, description: nasty, place: nasty, tags: [nasty], fileName: nasty, gear: { camera: nasty, lens: nasty } })]);
    expect(page).not.toMatch(/<script|\son\w+=|https?:|\/\//i);
    expect(page.split("&lt;script&gt;")).toHaveLength(8);
    expect(page).toContain("Anna &lt;b&gt;");
  });

  it("shows what is there of a photograph", () => {
    const bare = sheet([placed({ width: 0, height: 0 }, { preview: null })]);
    expect(bare).toContain(`<a href="photos/a%20b%231.jpg"><span class="absent">DSC_1.jpg</span></a>`);
    const lost = sheet([placed({}, { original: null })]);
    expect(lost).toContain(`<a href="previews/a%20b%231.jpg.webp">`);
    expect(lost).toContain("The original was missing");
    expect(sheet([])).toContain("There are no photographs in this archive.");
  });

  it("leads to the pages beside it", () => {
    expect([1, 2].map(sheetName)).toEqual(["index.html", "index-2.html"]);
    expect(sheet([placed()])).not.toContain("<nav>");
    const middle = sheet([placed()], { number: 2, last: false });
    expect(middle).toContain('<a href="index.html">Newer</a>');
    expect(middle).toContain('<a href="index-3.html">Older</a>');
    expect(sheet([placed()], { number: 1, last: false })).not.toContain("Newer");
  });
});
