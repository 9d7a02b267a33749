import { expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { fingerprint } from "./data";
import { nameForMany, readDraftPlace, reviewForm, writeDraftPlace, type Deed } from "./schema";
import { nameOn } from "./types";

const said = { title: "Evening", description: "By the\r\nriver ", place: "", tags: "rain, Fog", alt: "", licence: "cc0", visibility: "public" };

/** A form as a browser sends it: the fields of each card under its id. */
const sent = (cards: Record<string, Record<string, string>>, more: Record<string, string> = {}) => ({
  ...Object.fromEntries(Object.entries(cards).flatMap(([id, card]) => Object.entries(card).map(([name, value]) => [nameOn(name, id), value]))),
  ...more,
});

const issuesOf = (form: Record<string, string>) => reviewForm.safeParse(form).error?.issues.map(({ path, message }) => [path.join(), message]);
const deedOf = (form: Record<string, string>): Deed => reviewForm.parse(form).deed;

it("reads each card, and which are chosen", () => {
  const [a, b] = [newId(), newId()];
  const form = sent({ [a]: { ...said, seen: "s", "publish-iso": "on", select: "on" }, [b]: { ...said, seen: "t", allowFull: "on" } });
  const { cards, selected, deed } = reviewForm.parse(form);
  expect(cards).toHaveLength(2);
  expect(cards[0]).toMatchObject({
    photoId: a,
    title: "Evening",
    description: "By the\nriver",
    tags: ["rain", "Fog"],
    published: ["iso"],
    allowFull: false,
    seen: "s",
  });
  expect(cards[1]).toMatchObject({ photoId: b, published: [], allowFull: true });
  expect([selected, deed]).toEqual([[a], { does: "save" }]);
});

it("says beside its field what is wrong on one of many cards", () => {
  const [a, b] = [newId(), newId()];
  const form = sent({ [a]: { ...said, seen: "s", title: "x".repeat(201) }, [b]: { ...said, seen: "t", licence: "mine" } });
  expect(issuesOf(form)).toEqual([
    [`title.${a}`, "photos.edit.titleTooLong"],
    [`licence.${b}`, "photos.edit.licenceUnknown"],
  ]);
});

it("stands for what is said, however it was typed", () => {
  const id = newId();
  const [card] = reviewForm.parse(sent({ [id]: { ...said, seen: "s" } })).cards;
  const [again] = reviewForm.parse(sent({ [id]: { ...said, description: "By the\nriver", tags: "Fog,  #rain", seen: "s" } })).cards;
  expect(fingerprint(again!)).toBe(fingerprint(card!));
  expect(fingerprint({ ...card!, title: "Morning" })).not.toBe(fingerprint(card!));
});

it("knows what was pressed, and for whom", () => {
  const [a, until] = [newId(), newId()];
  const chosen = sent({ [a]: { ...said, seen: "s", select: "on" } }, { until });
  expect(deedOf({ ...chosen, deed: "publish" })).toEqual({ does: "publish", which: [a] });
  expect(deedOf({ ...chosen, deed: "publish-all" })).toEqual({ does: "publish", which: { until } });
  expect(deedOf({ ...chosen, deed: "discard" })).toEqual({ does: "discard", which: [a] });
  expect(deedOf({ ...chosen, deed: "restore:1764181000000000" })).toEqual({ does: "restore", discarded: "1764181000000000" });
  expect(deedOf({ ...chosen, deed: `go:${until}_${a}` })).toEqual({ does: "go", place: `${until}_${a}` });
  for (const deed of ["", "save", "discard-all", "publish-everything", "restore:x", "restore:"]) expect(deedOf({ ...chosen, deed })).toEqual({ does: "save" });
  for (const deed of ["publish", "apply", "discard"]) expect(issuesOf({ until, deed })).toEqual([["deed", "review.nothingChosen"]]);
  expect(issuesOf({ deed: "publish-all" })).toEqual([["deed", "review.nothingChosen"]]);
});

it("gives many only what was filled in", () => {
  const a = newId();
  const apply = (many: Record<string, string>) => ({
    ...sent({ [a]: { ...said, seen: "s", select: "on" } }, { deed: "apply" }),
    ...Object.fromEntries(Object.entries(many).map(([name, value]) => [nameForMany(name), value])),
  });
  const filled = { title: "", tags: "rain, fog", licence: "", allowFull: "no", "publish-location": "hide", "publish-artist": "show", "publish-iso": "" };
  expect(deedOf(apply(filled))).toEqual({
    does: "apply",
    to: [a],
    changes: { tags: ["rain", "fog"], allowFull: false, show: ["artist"], hide: ["location"] },
  });
  expect(issuesOf(apply({ title: "", visibility: "" }))).toEqual([["deed", "review.nothingToApply"]]);
  expect(issuesOf(apply({ title: "x".repeat(201) }))).toEqual([["many.title", "photos.edit.titleTooLong"]]);
});

it("places are read as they are written, and nothing else is", () => {
  const place = { uploadId: newId<"upload">(), id: newId<"photo">() };
  expect(readDraftPlace(writeDraftPlace(place))).toEqual(place);
  for (const odd of [undefined, "", "x", `${place.id}_`, ["a", "b"], "' or 1=1_x"]) expect(readDraftPlace(odd)).toBeUndefined();
});
