import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { dayOf } from "../../../intervals/rules";
import { placeOf } from "../documents/rules";
import type { PhotoDocument } from "../documents/types";
import { holds } from "../filters/testing.test";
import { after, before, cursorOf, standingOfHit, walkedPage } from "./rules";

type Document = PhotoDocument & { taken?: number };
const MORNING = 6 * 3600 * 1_000_000 + 1;

/** The later made has the greater id. */
const made = (ms: number, taken?: number, takenTime?: number): Document => {
  const id = newId(1_700_000_000_000 + ms);
  return { id, ...placeOf(id), ...(taken !== undefined && { taken, takenTime }) } as Document;
};

const DAY = dayOf(2024, 2, 29);
const all = [
  made(5, DAY),
  made(1, DAY, MORNING),
  made(2, DAY, MORNING),
  made(3, DAY, 0),
  made(4, DAY + 1, 0),
  made(9),
  made(0),
  made(3, dayOf(2999, 12, 31), 86_399_999_999),
];
all[0]!.takenTime = 86_399_999_999;

const sequences = {
  newest: all.toSorted((a, b) => (a.id < b.id ? 1 : -1)),
  taken: all.toSorted((a, b) => (b.taken ?? -1) - (a.taken ?? -1) || (b.takenTime ?? -1) - (a.takenTime ?? -1) || (a.id < b.id ? 1 : -1)),
};

test.each(["newest", "taken"] as const)("what stands after and before a photo by %s does so in the engine too", (sort) => {
  const order = sequences[sort];
  order.forEach((document, at) => {
    const standing = standingOfHit(sort, document);
    const idsOf = (list: Document[]) => list.map(({ id }) => id);
    expect(idsOf(order.filter((one) => holds(after(standing), one)))).toEqual(idsOf(order.slice(at + 1)));
    const parts = before(standing).map((filter) => order.filter((one) => holds(filter, one)));
    expect(idsOf(parts.toReversed().flat())).toEqual(idsOf(order.slice(0, at)));
  });
});

test("a page ends where the next begins, to the microsecond", () => {
  const hits = Array.from({ length: 61 }, (_, index) => made(100 - index, DAY, MORNING));
  const { ids, next } = walkedPage({ sort: "taken" }, hits);
  expect([ids.length, next]).toEqual([60, `2024-02-29T06:00:00.000001~${hits[59]!.id}`]);
  expect(cursorOf({ sort: "taken", after: next! })).toEqual({ sort: "taken", taken: "2024-02-29T06:00:00.000001", id: hits[59]!.id });
  expect(walkedPage({}, hits).next).toBe(hits[59]!.id);
  expect(walkedPage({ sort: "taken" }, hits.slice(0, 60)).next).toBeNull();
});
