import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { pictureForm, readNumber, versionForm } from "./schema";

const sent = { photoId: newId(), from: "0", turn: "90", aspect: "free", left: "10", top: "0", width: "50", height: "100" };
const problems = (form: object) => pictureForm.safeParse({ ...sent, ...form }).error?.issues.map(({ path, message }) => [path[0], message]);

describe("the form of a picture", () => {
  it("is read as people write numbers", () => {
    expect(pictureForm.parse({ ...sent, left: " 12,5 %", width: "87.51" })).toEqual({
      photoId: sent.photoId,
      from: 0,
      turn: 90,
      aspect: "free",
      crop: { x: 0.125, y: 0, width: 0.875, height: 1 },
    });
  });

  it.each([
    [{ turn: "45" }, ["turn", "picture.form.turnUnknown"]],
    [{ from: "" }, undefined],
    [{ aspect: "7:1" }, ["aspect", "picture.form.aspectUnknown"]],
    [{ left: "" }, ["left", "picture.form.number"]],
    [{ left: "-1" }, ["left", "picture.form.number"]],
    [{ top: "1e2" }, ["top", "picture.form.number"]],
    [{ top: "101" }, ["top", "picture.form.most"]],
    [{ width: "0" }, ["width", "picture.form.least"]],
    [{ width: "90.1" }, ["width", "picture.form.tooWide"]],
    [{ top: "0.5" }, ["height", "picture.form.tooHigh"]],
  ])("says what is wrong with %o", (form, problem) => expect(problems(form)?.[0]).toEqual(problem));
});

it("names versions by numbers from one on", () => {
  const parsed = (number: string) => versionForm.safeParse({ photoId: sent.photoId, number }).success;
  expect(["1", "27"].map(parsed)).toEqual([true, true]);
  expect(["0", "-1", "1.5", "x"].map(parsed)).toEqual([false, false, false, false]);
  expect(["7", "0", "07", "x", "99999999999", undefined, ["1"]].map(readNumber)).toEqual([7, ...Array<undefined>(6).fill(undefined)]);
});
