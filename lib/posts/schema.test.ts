import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { MOST_ATTACHMENTS } from "@/lib/media/attachments/types";
import { MAX_PHOTOS, MAX_TEXT, MAX_TITLE, MAX_TOPIC, postForm, readBefore } from "./schema";

const wall = newId();
const least = { wall, text: "hello", visibility: "public" };
const read = (fields: Record<string, unknown>) => postForm.safeParse({ ...least, ...fields });
/** The fields that are refused, with why. */
const refused = (fields: Record<string, unknown>) => read(fields).error?.issues.map(({ path, message }) => [path[0], message]);

describe("the form of a post", () => {
  it("needs a wall, a visibility and something to say", () => {
    expect(read({}).data).toEqual({
      postId: undefined,
      client: undefined,
      draft: {
        wallId: wall,
        title: "",
        topic: "",
        text: "hello",
        tags: [],
        visibility: "public",
        signed: false,
        commentsClosed: false,
        photoIds: [],
        attachmentIds: [],
      },
    });
    for (const nothing of ["", "  \n\t ", "\u0000"]) expect(refused({ text: nothing })).toEqual([["text", "posts.form.nothing"]]);
    for (const enough of [{ title: "Fog" }, { photo: newId() }, { attachment: newId() }]) expect(refused({ text: "", ...enough })).toBeUndefined();
    expect(refused({ text: "", topic: "Weather", tags: "fog" })).toEqual([["text", "posts.form.nothing"]]);
    expect(refused({ wall: "me" })).toEqual([["wall", "errors.not-found"]]);
    expect(refused({ visibility: "everyone" })).toEqual([["visibility", "errors.invalid"]]);
  });

  it("takes one photo or file, or several, each once and in order", () => {
    const [a, b] = [newId(), newId()];
    expect(read({ photo: a, attachment: [b, a, b, ""] }).data?.draft).toMatchObject({ photoIds: [a], attachmentIds: [b, a] });
    expect(refused({ photo: ["x"] })).toEqual([["photo", "errors.not-found"]]);
    expect(refused({ photo: [new File([], "a.jpg")] })).toHaveLength(1);
  });

  it("has its limits", () => {
    const ids = (count: number) => Array.from({ length: count }, () => newId());
    const full = { title: "t".repeat(MAX_TITLE), topic: "t".repeat(MAX_TOPIC), text: "t".repeat(MAX_TEXT) };
    expect(refused({ ...full, photo: ids(MAX_PHOTOS), attachment: ids(MOST_ATTACHMENTS) })).toBeUndefined();
    expect(refused({ title: `${full.title}t`, topic: `${full.topic}t`, text: `${full.text}t` })).toEqual([
      ["title", "posts.form.title-too-long"],
      ["topic", "posts.form.topic-too-long"],
      ["text", "posts.form.text-too-long"],
    ]);
    expect(refused({ photo: ids(MAX_PHOTOS + 1), attachment: ids(MOST_ATTACHMENTS + 1) })).toEqual([
      ["photo", "posts.form.too-many-photos"],
      ["attachment", "posts.form.too-many-files"],
    ]);
  });

  it("keeps lines in the text and none in the title, and drops other control characters", () => {
    expect(read({ title: " A\r\nB ", text: " one\r\n\r\ntwo\u0000 " }).data?.draft).toMatchObject({ title: "A B", text: "one\n\ntwo" });
  });

  it("reads what is switched on, tags as they are typed, and ignores a name of a client that is none", () => {
    const { data } = read({ signed: "on", "comments-closed": "on", tags: "#rain, Rain; snow", client: "me", post: "" });
    expect(data).toMatchObject({ client: undefined, postId: undefined, draft: { signed: true, commentsClosed: true, tags: ["rain", "snow"] } });
  });
});

it("a place in a list that is malformed means the beginning", () => {
  expect(["x", "", undefined, ["a"]].map(readBefore)).toEqual([undefined, undefined, undefined, undefined]);
  expect(readBefore(wall)).toBe(wall);
});
