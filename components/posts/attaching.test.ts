import { expect, it } from "vitest";
import { MOST_ATTACHMENTS } from "@/lib/media/attachments/types";
import { hindranceOf, onTheirWay, withChosen, type AttachedFile } from "./attaching";

const file = (name: string, text = "x") => new File([text], name);
let keys = 0;
const choose = (before: readonly AttachedFile[], ...chosen: File[]) => withChosen(before, chosen, () => String((keys += 1)));
const be = (files: readonly AttachedFile[], ...states: AttachedFile["state"][]) => files.map((one, index) => ({ ...one, state: states[index] ?? one.state }));

it("files wait for their turn, two at a time, and whatever cannot go says why", () => {
  const { files } = choose([], file("a"), file("empty", ""), file("b"), file("c"));
  expect(files.map(({ state, problem }) => [state, problem])).toEqual([
    ["waiting", null],
    ["failed", "empty"],
    ["waiting", null],
    ["waiting", null],
  ]);
  const names = (now: readonly AttachedFile[]) => now.filter(({ key }) => onTheirWay(now).has(key)).map(({ name }) => name);
  expect(names(files)).toEqual(["a", "b"]);
  expect(names(be(files, "here"))).toEqual(["b", "c"]);
  expect(names(be(files, "sending", "failed", "failed"))).toEqual(["a", "c"]);
});

it("no more go than may", () => {
  const full = choose([], ...Array.from({ length: MOST_ATTACHMENTS - 1 }, (_, n) => file(String(n))));
  expect(full.tooMany).toBe(false);
  const over = choose(full.files, file("last"), file("too many"));
  expect([over.files.length, over.files.at(-1)?.name, over.tooMany]).toEqual([MOST_ATTACHMENTS, "last", true]);
});

it("what is written waits for its files", () => {
  const { files } = choose([], file("a"), file("b"));
  expect(hindranceOf([])).toBeNull();
  expect(hindranceOf(files)).toBe("under-way");
  expect(hindranceOf(be(files, "here", "failed"))).toBe("failed");
  expect(hindranceOf(be(files, "here", "here"))).toBeNull();
});
