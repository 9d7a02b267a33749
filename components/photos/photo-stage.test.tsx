import { expect, test, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { AUTHOR, type Sequence } from "@/lib/photos/sequences/types";
import type { PhotoCard, PhotoView } from "@/lib/photos/types";
import { draw } from "@/scripts/testing/drawing";
import { PhotoStage } from "./photo-stage";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));
// Only React's own builds for the server and the browser have it.
vi.mock("./shared-photo", () => ({ SharedPhoto: ({ children }: { children: unknown }) => children }));

const aCard = (title: string): PhotoCard =>
  ({
    id: newId(),
    title,
    alt: "",
    width: 6000,
    height: 4000,
    widths: [320, 2560],
    avifWidths: [],
    urlToken: title,
    placeholder: "",
    owner: { name: "Ann", username: "ann" },
  }) as unknown as PhotoCard;

function stageOf(sequence: Sequence, changes: Partial<PhotoView> = {}): Promise<string> {
  const photo = { ...aCard("here"), files: [], allowFull: false, camera: {}, gear: {}, byHand: [], ...changes } as unknown as PhotoView;
  const around = { sequence, previous: aCard("before"), next: aCard("after"), position: { number: 2, total: 3 } };
  return draw(<PhotoStage photo={photo} around={around} />);
}

const linksIn = (html: string): string[] => [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href!);

test("without scripts everything leads somewhere: on, back to the list, and to the largest picture there is", async () => {
  const id = newId();
  const [before, after, back, largest] = linksIn(await stageOf({ kind: "post", id }));
  for (const step of [before, after]) expect(step).toMatch(new RegExp(`^/p/[0-9a-f-]{36}\\?in=post:${id}$`));
  expect(back).toBe(`/post/${id}`);
  expect(largest).toBe("/f/here/w2560.webp");
  const author = linksIn(await stageOf(AUTHOR));
  expect(author[0]).toMatch(/^\/p\/[0-9a-f-]{36}$/);
  expect(author[2]).toBe("/u/ann");
});

test("neighbours are no part of the first page, and so fetched by nobody who does not step on", async () => {
  const html = await stageOf(AUTHOR);
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html).toContain("2 of 3");
});

test("keys are told of by what they press", async () => {
  const html = await stageOf(AUTHOR);
  for (const key of ["ArrowLeft", "ArrowRight", "Escape", "z f", "i"]) expect(html).toContain(`aria-keyshortcuts="${key}"`);
});
