import { describe, expect, it } from "vitest";
import { guest, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { can, narrows } from "./policy";
import { editForm, photoForm } from "./schema";
import { VISIBILITIES } from "./types";

const form = (changes: Record<string, unknown> = {}) => ({
  photoId: newId(),
  title: "",
  description: "",
  place: "",
  tags: "",
  alt: "",
  licence: "cc-by",
  visibility: "public",
  ...changes,
});

const firstIssue = (input: unknown): string | undefined => editForm.safeParse(input).error?.issues[0]?.message;

describe("the edit form", () => {
  it("cleans lines and keeps paragraphs", () => {
    const parsed = editForm.parse(
      form({
        title: "  Lake\u0000\n at dawn ",
        description: " one\r\ntwo\u0007\n\n three ",
        tags: "#Rain, snow",
        allowFull: "on",
        "publish-location": "on",
        "publish-iso": "on",
        "publish-secrets": "on",
      }),
    );
    expect(parsed).toMatchObject({
      title: "Lake at dawn",
      description: "one\ntwo\n\n three",
      tags: ["Rain", "snow"],
      allowFull: true,
      published: ["iso", "location"],
    });
  });

  it("takes a checkbox that was not sent for off", () => {
    expect(editForm.parse(form())).toMatchObject({ allowFull: false, published: [] });
  });

  it("drops whatever it does not ask for", () => {
    expect(Object.keys(editForm.parse(form({ ownerId: newId(), status: "ready", removedAt: null })))).toEqual([
      "photoId",
      "title",
      "description",
      "place",
      "tags",
      "alt",
      "licence",
      "visibility",
      "allowFull",
      "published",
      "entered",
    ]);
  });

  it.each([
    [{ title: "x".repeat(201) }, "photos.edit.titleTooLong"],
    [{ description: "x".repeat(5001) }, "photos.edit.descriptionTooLong"],
    [{ place: "x".repeat(201) }, "photos.edit.placeTooLong"],
    [{ tags: "x".repeat(10_001) }, "photos.edit.tagsTooLong"],
    [{ alt: "x".repeat(1001) }, "photos.edit.altTooLong"],
    [{ licence: "mine" }, "photos.edit.licenceUnknown"],
    [{ visibility: "everyone" }, "photos.edit.visibilityUnknown"],
    [{ photoId: "1" }, "errors.not-found"],
  ])("refuses %o", (changes, key) => {
    expect(firstIssue(form(changes))).toBe(key);
  });

  it("names a photo", () => {
    expect(photoForm.safeParse({ photoId: "' or 1=1" }).success).toBe(false);
  });
});

describe("policy", () => {
  const person = (): User => ({ id: newId(), emailConfirmedAt: new Date() }) as User;

  it("is the owner's to edit, delete and see whole", () => {
    const [owner, other] = [person(), person()];
    const photo = { owner };
    for (const verb of ["edit", "delete", "see-original"] as const) {
      expect(can(viewerOf(owner), verb, photo)).toBe(true);
      expect(can(viewerOf(other), verb, photo)).toBe(false);
      expect(can(guest(), verb, photo)).toBe(false);
    }
    expect(can(viewerOf(owner), "publish" as never, photo)).toBe(false);
  });

  it("knows which way is narrower", () => {
    const narrowing = VISIBILITIES.flatMap((from) => VISIBILITIES.filter((to) => narrows(from, to)).map((to) => `${from}>${to}`));
    expect(narrowing).toEqual(["public>friends", "public>private", "friends>private"]);
  });
});
