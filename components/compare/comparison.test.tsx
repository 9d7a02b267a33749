import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { canonical, compareUrl, withItem } from "@/lib/gear/comparison/schema";
import type { Cell, Matrix, Specimen, Wanted } from "@/lib/gear/comparison/types";
import type { Gear } from "@/lib/gear/types";
import { draw } from "@/scripts/testing/drawing";
import { GearComparison } from "./gear-comparison";
import { PhotoComparison } from "./photo-comparison";
import { Start } from "./start";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
vi.mock("next/form", () => ({ default: ({ action, children }: { action: string; children: ReactNode }) => <form action={action}>{children}</form> }));

const gear = (name: string): Gear => ({ id: newId(), kind: "camera", slug: name.toLowerCase().replace(" ", "-"), maker: "Testar", name });
const CAMERAS = [gear("Testar One"), gear("Testar Two")];

const specimen = (title: string, more: Partial<Specimen> = {}): Specimen => ({
  id: newId(),
  title,
  alt: "",
  width: 6000,
  height: 4000,
  widths: [320, 640],
  avifWidths: [],
  urlToken: title,
  placeholder: "",
  visibility: "public",
  owner: { id: newId(), username: "ann", name: "Ann", avatarToken: null },
  camera: { focalLength: 50, focalLength35: 50, focalLength35Computed: false, aperture: 8, exposureTime: 0.01, iso: 400, takenLocal: null, software: null },
  cameraName: null,
  lensName: "Testagon",
  type: "image/jpeg",
  editing: { kind: "unsaid" },
  full: { address: `/f/${title}/full.jpg`, width: 6000, height: 4000, bytes: 8_000_000 },
  ...more,
});

const LARGE = specimen("large");
const SMALL = specimen("small", {
  camera: { ...LARGE.camera, aperture: 5.6 },
  editing: { kind: "edited", by: "darktable" },
  full: { address: "/f/small/full.jpg", width: 3000, height: 2000, bytes: 2_000_000 },
});
const THIRD = specimen("third", { cameraName: "Testar Three" });
const better = newId<"photo">();
const cell = (photo: Specimen, more: Partial<Cell> = {}): Cell => ({ photo, place: 1, total: 1, previous: null, next: null, ...more });
const MATRIX: Matrix = {
  columns: CAMERAS,
  rows: [
    { band: 0, cells: [null, cell(SMALL)] },
    { band: 400, cells: [cell(LARGE, { place: 2, total: 23, previous: better }), cell(SMALL)] },
  ],
  lone: [6400],
  missing: 0,
};

const compared = (wanted: Partial<Wanted> = {}, matrix = MATRIX, speaking = "en"): Promise<string> =>
  draw(
    <GearComparison comparison={canonical({ of: "camera", items: CAMERAS.map(({ slug }) => slug), ...wanted })} matrix={matrix} offered={null} find={null} />,
    speaking,
  );

const countOf = (html: string, part: string): number => html.split(part).length - 1;

describe("cameras side by side", () => {
  it("stand in a table of ISO bands, with the number of photographs behind each, and what differs", async () => {
    const html = await compared();
    expect(countOf(html, "<tbody")).toBe(2);
    expect(html).toContain("ISO 400–799");
    expect(html).toContain("ISO below 100");
    expect(html).toContain(">2 of 23<");
    expect(html).toContain(">No photograph<");
    expect(html).toContain(`href="/compare?camera=testar-one&camera=testar-two&cell=${better}"`);
    expect(html).toContain("Better match: Testar One, ISO 400–799");
    expect(html).toContain("Edited with darktable");
    expect(html).toMatch(/Aperture<\/th><td[^>]*>f\/8<\/td><td[^>]*>f\/5.6<\/td>/);
    expect(html).toContain("Lens: Testagon · ");
    expect(html).toContain('href="/compare?camera=testar-two"');
  });

  it("fetch no full-size picture before somebody asks for the loupe", async () => {
    const html = await compared();
    expect(html).not.toContain("full.jpg");
    expect(html).toContain("loupe=500.500");
    expect(html).toContain("12\u202fMB for all of them");
  });

  it("have one loupe, which stands without scripts where the address says", async () => {
    const html = await compared({ loupe: { x: 0.25, y: 0.75 }, zoom: 2 });
    expect(html).toContain('style="--loupe-x:0.25;--loupe-y:0.75;--loupe-zoom:2"');
    expect(countOf(html, "data-loupe-pane")).toBe(3);
    expect(html).toMatch(/<img src="\/f\/large\/full.jpg" [^>]*loading="lazy"[^>]*style="--width:6000;--height:4000;--scale:1"/);
    for (const place of ["0.0", "500.0", "1000.0", "0.500", "500.500", "1000.500", "0.1000", "500.1000", "1000.1000"])
      expect(html).toContain(`href="/compare?camera=testar-one&camera=testar-two&loupe=${place}&zoom=2"`);
    expect(html).toContain('aria-label="Larger pixels"');
  });

  it("are as large as the smallest where prints are compared", async () => {
    const html = await compared({ loupe: { x: 0.5, y: 0.5 }, size: "print" });
    expect(html).toContain("--width:6000;--height:4000;--scale:0.5");
    expect(html).toContain("--width:3000;--height:2000;--scale:1");
    expect(html).toContain("3000 pixels on the longer side");
  });

  it("name no winner", async () => {
    expect(await compared({ loupe: { x: 0.5, y: 0.5 } })).not.toMatch(/winner|best|\bscore/i);
  });

  it("say when there is nothing to show, and what is not known", async () => {
    const nothing = await compared({}, { columns: CAMERAS, rows: [], lone: [], missing: 0 });
    expect(nothing).toContain("No photographs to compare");
    const unknown = await compared({}, { columns: [], rows: [], lone: [], missing: 2 });
    expect(unknown).toContain("2 of the cameras are not known here.");
  });

  it("speak Russian as well", async () => {
    const html = await compared({ loupe: { x: 0.5, y: 0.5 } }, MATRIX, "ru");
    expect(html).toContain("2 из 23");
    expect(html).toContain("Обработан в darktable");
    expect(html).not.toMatch(/compare\.[a-z]+\./);
  });
});

describe("photographs side by side", () => {
  it("have no cells to step through, and take in another that was taken alike, or by its address", async () => {
    const comparison = canonical({ of: "photo", items: [LARGE.id, SMALL.id], loupe: { x: 0.5, y: 0.5 } });
    const html = await draw(<PhotoComparison comparison={comparison} photos={[LARGE, SMALL]} missing={0} offered={[THIRD]} />);
    expect(countOf(html, "<tbody")).toBe(1);
    expect(html).not.toContain(" of 1<");
    expect(html).toContain(`href="${compareUrl(withItem(comparison, THIRD.id))}"`);
    expect(html).toMatch(/<input[^>]*name="add"/);
    expect(html).toContain(`name="photo" value="${LARGE.id}"`);
    const alone = await draw(<PhotoComparison comparison={canonical({ of: "photo", items: [LARGE.id] })} photos={[]} missing={1} offered={[]} />);
    expect(alone).toContain("One photograph cannot be compared.");
  });
});

describe("where nothing is compared yet", () => {
  it("one chooses by ticking, in a form", async () => {
    const html = await draw(<Start cameras={CAMERAS.map((one) => ({ ...one, photos: 12, sample: null }))} lenses={[]} find={null} />);
    expect(html).toMatch(/<input type="checkbox"[^>]*name="camera" value="testar-one"/);
    expect(html).toContain("12 photos to compare");
    expect(await draw(<Start cameras={[]} lenses={[]} find={null} />)).toContain("Nothing to compare yet");
  });
});
