import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { commentsUrl } from "./format";
import { addForm, readCommentQuery } from "./schema";

const [id, other] = [newId(), newId()];
const base = { target: "photo", targetId: id, client: newId(), text: "words" };
const faults = (form: object) => addForm.safeParse({ ...base, ...form }).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? [];

describe("what is sent as a comment", () => {
  it("is trimmed, with its lines and without control characters", () => {
    expect(addForm.parse({ ...base, text: "  a\r\nb\u0000\u0007 " })).toMatchObject({
      text: "a\nb",
      parentId: null,
      plain: false,
      photoIds: [],
      attachmentIds: [],
    });
  });

  it("names one photo, or several, each once", () => {
    expect(addForm.parse({ ...base, photo: id }).photoIds).toEqual([id]);
    expect(addForm.parse({ ...base, text: "", photo: [id, other, id, ""] }).photoIds).toEqual([id, other]);
    expect(addForm.parse({ ...base, text: "", attachment: id, parent: other })).toMatchObject({ attachmentIds: [id], parentId: other });
  });

  it.each([
    [{ text: " \n " }, ["text comments.empty"]],
    [{ text: "a".repeat(4001) }, ["text comments.too-long"]],
    [{ photo: Array.from({ length: 21 }, () => newId()) }, ["photo comments.too-many-pieces"]],
    [{ photo: "nothing" }, ["photo.0 errors.not-found"]],
    [{ targetId: "nothing" }, ["targetId errors.not-found"]],
    [{ target: "album" }, ["target errors.not-found"]],
    [{ parent: "nothing" }, ["parent errors.not-found"]],
  ])("is refused: %j", (form, expected) => {
    expect(faults(form)).toEqual(expected);
  });
});

describe("the address of comments", () => {
  it("is read as it is written, and anything malformed as nothing", () => {
    const query = (url: string) => Object.fromEntries(new URL(url, "http://localhost").searchParams);
    expect(readCommentQuery(query(commentsUrl("photo", id, { comments: other })))).toEqual({ place: { before: other }, reply: null, edit: null });
    expect(readCommentQuery(query(commentsUrl("post", id, { comment: other, reply: id })))).toEqual({ place: { at: other }, reply: id, edit: null });
    expect(readCommentQuery({ comment: ["a", "b"], comments: "x", edit: "'" })).toEqual({ place: {}, reply: null, edit: null });
    expect(commentsUrl("post", id, { comment: other })).toBe(`/post/${id}?comment=${other}#comment-${other}`);
    expect(commentsUrl("photo", id)).toBe(`/p/${id}#comments`);
  });
});
