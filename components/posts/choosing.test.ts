import { expect, it } from "vitest";
import { MOST_PHOTOS, moved, toggled, type ChosenPhoto } from "./choosing";

const photo = (id: string) => ({ id }) as ChosenPhoto;

it("photos change places with their neighbours, and stay at the ends", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});

it("photos are chosen once, let go of, and no more than may", () => {
  expect(toggled([photo("a")], photo("b"))).toEqual([photo("a"), photo("b")]);
  expect(toggled([photo("a"), photo("b")], photo("a"))).toEqual([photo("b")]);
  const full = Array.from({ length: MOST_PHOTOS }, (_, n) => photo(String(n)));
  expect(toggled(full, photo("more"))).toBeNull();
  expect(toggled(full, photo("3"))).toHaveLength(MOST_PHOTOS - 1);
});
