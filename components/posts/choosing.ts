import type { PhotoChoices } from "@/lib/photos/types";

/** A photo that is shown with what is being written, or could be. */
export type ChosenPhoto = PhotoChoices["photos"][number];

/** As many photos as go with one thing. */
export const MOST_PHOTOS = 20;

/** The same photos with one of them moved by a place; at the ends it stays. */
export function moved<Item>(items: readonly Item[], from: number, by: 1 | -1): Item[] {
  const to = from + by;
  const [one, other] = [items[from], items[to]];
  if (one === undefined || other === undefined) return [...items];
  return items.with(from, other).with(to, one);
}

/** The same photos with one more, or without it where it was among them; null where there is no room for it. */
export function toggled(photos: readonly ChosenPhoto[], photo: ChosenPhoto): ChosenPhoto[] | null {
  if (photos.some(({ id }) => id === photo.id)) return photos.filter(({ id }) => id !== photo.id);
  return photos.length < MOST_PHOTOS ? [...photos, photo] : null;
}
