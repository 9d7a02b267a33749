import { redirect } from "next/navigation";
import { requireLooker } from "@/lib/platform/session";
import type { SearchParams } from "@/lib/search/schema";
import { alike, choices, matrix, specimens } from "./data";
import { compareUrl, isFormComparison, parseComparison, readAdded, readFind, withItem } from "./schema";
import { MOST, type Choice, type Comparison, type Matrix, type Specimen } from "./types";

/** What the page of comparisons shows. */
export type Shown = {
  comparison: Comparison;
  find: string | null;
  /** Whether something was pasted that is no photograph's address. */
  unread: boolean;
} & (
  | { as: "start"; cameras: Choice[]; lenses: Choice[] }
  /** Cameras or lenses; `offered` is what could be added, where somebody looks for it or there is but one. */
  | { as: "matrix"; matrix: Matrix; offered: Choice[] | null }
  /** Photographs picked one by one; `offered` is what could join them, taken alike by other cameras. */
  | { as: "photos"; photos: Specimen[]; missing: number; offered: Specimen[] }
);

/** The comparison of an address. What came from a form, and gear under an earlier address, leads to the one address of it. */
export async function loadComparison(params: SearchParams): Promise<Shown> {
  const asked = parseComparison(params);
  const find = readFind(params);
  const photo = readAdded(params);
  const unread = params.add !== undefined && photo === undefined;
  if (isFormComparison(params) && !unread) redirect(compareUrl(added(asked, photo)));
  const viewer = await requireLooker(compareUrl(asked));
  if (asked.items.length === 0) {
    const [cameras, lenses] = await Promise.all([choices(viewer, "camera", find), choices(viewer, "lens", find)]);
    return { as: "start", comparison: asked, find, unread, cameras, lenses };
  }
  if (asked.of === "photo") {
    const photos = await specimens(viewer, asked.items);
    const offered = photos.length < MOST.photo ? await alike(viewer, photos) : [];
    return { as: "photos", comparison: asked, find, unread, photos, missing: asked.items.length - photos.length, offered };
  }
  const offers = find !== null || asked.items.length < 2;
  const [shown, offered] = await Promise.all([matrix(viewer, asked), offers ? choices(viewer, asked.of, find) : null]);
  const slugs = shown.columns.map(({ slug }) => slug);
  if (slugs.some((slug) => !asked.items.includes(slug))) redirect(compareUrl({ ...asked, items: slugs }));
  return { as: "matrix", comparison: asked, find, unread, matrix: shown, offered };
}

/** A pasted photograph begins a comparison, or joins one of photographs. */
const added = (comparison: Comparison, photo: string | undefined): Comparison =>
  photo === undefined ? comparison : withItem(comparison.of === "photo" ? comparison : { ...comparison, of: "photo", items: [] }, photo);
