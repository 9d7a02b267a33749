import { expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { BEGINNING, newsQuery, readCursor, settingsForm, showName, tellName, writeCursor } from "./schema";
import { KINDS } from "./types";

it("a place is read as it was written, whichever of its ids are the same", () => {
  const [time, a, b] = [newId(), newId(), newId()];
  for (const place of [{ time, rank: 4, a: time, b: time }, { time, rank: 5, a, b: a }, { time, rank: 2, a, b }, BEGINNING])
    expect(readCursor(writeCursor(place))).toEqual(place);
});

it("what is new is asked for of a known feed, after a place", () => {
  const after = writeCursor(BEGINNING);
  expect(newsQuery.parse({ feed: "home", after })).toEqual({ feed: "home", after: BEGINNING });
  for (const wrong of [{ feed: "nobody", after }, { feed: "home" }, { feed: "home", after: "5.x" }, { after }])
    expect(newsQuery.safeParse(wrong).success).toBe(false);
});

it("a box that is not ticked is chosen against", () => {
  expect(settingsForm.parse({})).toEqual({ untold: [...KINDS], hidden: [...KINDS] });
  const ticked = Object.fromEntries(KINDS.flatMap((kind) => [tellName(kind), showName(kind)]).map((name) => [name, "on"]));
  expect(settingsForm.parse(ticked)).toEqual({ untold: [], hidden: [] });
  const { [tellName("wall")]: _told, [showName("friends")]: _shown, ...rest } = ticked;
  expect(settingsForm.parse(rest)).toEqual({ untold: ["wall"], hidden: ["friends"] });
});
