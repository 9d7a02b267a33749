import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { cases } from "@/scripts/testing/property";
import { aPhoto, guest, people, viewerOf, type Photo, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { parseQuery } from "../schema";
import { ENGINES } from "./testing/engines.test";

// What people may type, and what they may expect for it, from every engine.

describe.each(ENGINES)("%s", (_, engine) => {
  let owner: User;
  let photos: Record<string, Photo>;

  /** Which of the photos made here a text finds. */
  const found = async (q: string, viewer: Viewer = guest()): Promise<string[]> => {
    const { ids } = await engine.search(viewer, parseQuery({ q, owner: owner.username }));
    return Object.keys(photos)
      .filter((name) => ids.includes(photos[name]!.id))
      .sort();
  };

  beforeAll(async () => {
    owner = (await people(1, { name: "Любовь Ёлкина", username: `jolkina${newId().slice(-8)}` }))[0]!;
    photos = {
      sunsets: await aPhoto({ owner, title: "Sunsets over the café", tags: ["Night Walk"], camera: "Testikon D70", lens: "Testikon AF-S 24-70mm f/2.8" }),
      dawn: await aPhoto({ owner, title: "Рассветы над озером", description: "Ёлки у воды", camera: "Testikon D7000" }),
      tower: await aPhoto({ owner, title: "東京タワー", place: "Tokyo" }),
      secret: await aPhoto({ owner, title: "Xylophone rehearsal", visibility: "private" }),
    };
  });

  test("words are found in any of their forms, in English and Russian, with and without accents", async () => {
    for (const q of ["sunset", "SUNSETS", "cafe", "café", "sunset cafe", '"over the café"']) expect(await found(q)).toEqual(["sunsets"]);
    for (const q of ["рассвет", "Рассветами", "озера", "елка", "ёлки"])
      expect(await found(q === "елка" || q === "ёлки" ? `${q} рассвет` : q)).toEqual(["dawn"]);
    expect(await found('"café over"')).toEqual([]);
  });

  test("the last word may be unfinished, the others not", async () => {
    expect(await found("cafe suns")).toEqual(["sunsets"]);
    expect(await found("suns cafe")).not.toContain("dawn");
    expect(await found("расс")).toEqual(["dawn"]);
  });

  test("names of tags, cameras, lenses and people are words too, and mix with others", async () => {
    expect(await found("night sunset")).toEqual(["sunsets"]);
    expect(await found("testikon")).toEqual(["dawn", "sunsets"]);
    expect(await found('"testikon d70"')).toEqual(["sunsets"]);
    expect(await found("24-70mm f/2.8")).toEqual(["sunsets"]);
    expect(await found("Ёлкина")).toEqual(["dawn", "sunsets", "tower"]);
    expect(await found("testikon -cafe")).toEqual(["dawn"]);
    expect(await found("tokyo or озеро")).toEqual(["dawn", "tower"]);
  });

  test("Chinese and Japanese are found inside words", async () => {
    for (const q of ["東京", "タワー", "京タ", "東京タワー"]) expect(await found(q)).toEqual(["tower"]);
    expect(await found("京東")).toEqual([]);
  });

  test("typing errors are forgiven where the text as typed finds nothing", async () => {
    for (const [q, name] of [
      ["sunstes", "sunsets"],
      ["расвет", "dawn"],
      ["tokio", "tower"],
      ["testikkon sunset", "sunsets"],
    ] as const) {
      const { forgiving } = await engine.search(guest(), parseQuery({ q, owner: owner.username }));
      expect([q, forgiving]).toEqual([q, true]);
      expect(await found(q)).toContain(name);
    }
  });

  test("what a viewer may not see is neither found nor come close to", async () => {
    for (const q of ["xylophone", "xylophon", "xilophone", '"xylophone rehearsal"']) {
      const { total, forgiving } = await engine.search(guest(), parseQuery({ q }));
      expect([total, forgiving]).toEqual([0, false]);
    }
    expect(await found("xilophone", viewerOf(owner))).toEqual(["secret"]);
  });

  test("no text is too strange to be looked for", async () => {
    const strange = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom(
        "'",
        "\\",
        ":*",
        "a:*",
        "!a",
        "a & | b",
        "<->",
        "'; drop table photos; --",
        "%",
        "_",
        "\u0000",
        "(",
        '"',
        "$1",
        "🙂",
        "é́",
        "٣",
        "ﷺ",
        "😀".repeat(200),
        "a".repeat(300),
        "東京",
        "-",
        "or",
      ),
      fc.array(fc.constantFrom("'", '"', "-", "or", "|", "&", "!", ":", "*", "\\", "a", "nikon", " "), { maxLength: 40 }).map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(strange, async (q) => {
        const { total, ids } = await engine.search(viewerOf(owner), parseQuery({ q }));
        expect(total).toBeGreaterThanOrEqual(ids.length);
      }),
      cases(150),
    );
  });
});
