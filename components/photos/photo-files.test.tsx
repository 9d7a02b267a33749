import { describe, expect, it, vi } from "vitest";
import { parseFileAddress } from "@/lib/media/schema";
import type { PhotoView } from "@/lib/photos/types";
import { draw } from "@/scripts/testing/drawing";
import { PhotoFiles } from "./photo-files";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));

const file = (variant: string, width: number, type: string, bytes: number, quality: number | null) => ({
  variant,
  width,
  height: (width * 2) / 3,
  type,
  bytes,
  quality,
});

const FILES = [
  file("w3000", 3000, "image/webp", 1_600_000, 80),
  file("a600", 600, "image/avif", 50_400, 63),
  file("full", 3000, "image/jpeg", 4_200_000, 92),
  file("original", 3000, "image/jpeg", 6_300_000, null),
  file("proof", 1200, "image/webp", 90_000, 80),
];

const filesOf = async (changes: Partial<PhotoView> = {}, speaking = "en"): Promise<string> => {
  const photo = { width: 3000, height: 2000, urlToken: "T", files: FILES, own: null, ...changes } as unknown as PhotoView;
  return (await draw(<PhotoFiles photo={photo} />, speaking)).replaceAll("\u202f", " ");
};

const rows = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell!.replaceAll(/<[^>]+>/g, " ").trim()),
  );

describe("the files of a photo", () => {
  it("are told of with their size, format and quality, and no others", async () => {
    const html = await filesOf();
    expect(rows(html)).toEqual([
      ["Pixels", "Format", "Quality", "Size"],
      ["3000 × 2000", "WebP", "80", "1.6 MB"],
      ["600 × 400", "AVIF", "63", "50.4 kB"],
      ["3000 × 2000 full size", "JPEG", "92", "4.2 MB"],
    ]);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(["/f/T/w3000.webp", "/f/T/a600.avif", "/f/T/full.jpg"]);
  });

  it("have their columns and rows named for those who hear them", async () => {
    const html = await filesOf();
    expect(html).toMatch(/<caption class="sr-only">[^<]+<\/caption>/);
    expect([html.match(/scope="col"/g)?.length, html.match(/scope="row"/g)?.length]).toEqual([4, 3]);
  });

  it("say so where nothing was lost, and write numbers as the reader does", async () => {
    const html = await filesOf({ files: [file("full", 600, "image/webp", 50_400, null)] }, "ru");
    expect(rows(html)[1]).toEqual(["600 × 400 полный размер", "WebP", "без потерь", "50,4 КБ"]);
  });

  it("tell of the original to its owner alone, with what proves that it is untouched", async () => {
    expect(await filesOf()).not.toContain("original.");
    const html = await filesOf({ own: { published: [], fileName: "DSC_0042.JPG", type: "image/jpeg", bytes: 6_300_000, editFailure: null, sha256: "ab12" } });
    expect(html).toContain('href="/f/T/original.jpg" download');
    expect(html).toContain("ab12");
    expect(html).toContain("Download original (6.3 MB)");
  });

  it.each([
    ["IMG_1.CR3", "bin"],
    ["lake.final version", "bin"],
    ["half.50%", "bin"],
    ["lake", "bin"],
  ])("lead to the original under an address that there is, whatever its name: %s", async (fileName, extension) => {
    const html = await filesOf({ own: { published: [], fileName, type: "image/jpeg", bytes: 9, editFailure: null, sha256: null } });
    expect(html).toContain(`href="/f/T/original.${extension}" download`);
    expect(parseFileAddress("T".repeat(22), `original.${extension}`)).not.toBeNull();
  });
});
