import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { canonical } from "@/lib/search/schema";
import { cases } from "@/scripts/testing/property";
import { listUrl, photoUrl, readSequence, writeSequence } from "./schema";
import { AUTHOR, type Sequence } from "./types";

const id = newId<"photo">();
const uploadId = newId<"upload">();
const owner = { username: "ann" };

/** What an address says once a browser has taken it apart. */
const readUrl = (url: string): Sequence => readSequence(new URL(url, "http://x.test").searchParams.get("in") ?? undefined);

describe("a sequence in an address", () => {
  const all: [Sequence, string, string][] = [
    [AUTHOR, `/p/${id}`, "/u/ann"],
    [{ kind: "post", id }, `/p/${id}?in=post:${id}`, `/post/${id}`],
    [{ kind: "upload", id: uploadId }, `/p/${id}?in=upload:${uploadId}`, "/"],
    [{ kind: "tag", tag: "белая_ночь", order: "time" }, `/p/${id}?in=tag:${encodeURIComponent("белая_ночь")}`, `/t/${encodeURIComponent("белая_ночь")}`],
    [{ kind: "tag", tag: "fog", order: "collections" }, `/p/${id}?in=collected:fog`, "/t/fog?by=collections"],
    [{ kind: "explore", popular: null }, `/p/${id}?in=explore:recent`, "/explore"],
    [{ kind: "explore", popular: "week" }, `/p/${id}?in=explore:week`, "/explore?popular=week"],
    [{ kind: "search", query: {} }, `/p/${id}?in=search:`, "/search"],
    [
      { kind: "search", query: canonical({ q: "fog & mist", iso: { from: 400, to: 800 }, camera: ["a", "b"] }) },
      `/p/${id}?in=search:q%3Dfog%2B%2526%2Bmist%26camera%3Da%26camera%3Db%26iso%3D400..800`,
      "/search?q=fog+%26+mist&camera=a&camera=b&iso=400..800",
    ],
  ];

  it.each(all)("%j is %s", (sequence, url, list) => {
    expect(photoUrl(id, sequence)).toBe(url);
    expect(readUrl(url)).toEqual(sequence);
    expect(listUrl(sequence, owner)).toBe(list);
  });

  it("knows nothing of the page of a search that one came from", () => {
    expect(writeSequence({ kind: "search", query: { q: "fog", after: id, more: "tag" } })).toBe("search:q=fog");
    expect(readSequence(`search:q=fog&after=${id}&more=tag`)).toEqual({ kind: "search", query: { q: "fog" } });
  });

  it.each([
    undefined,
    "",
    "post",
    "post:",
    "post:1",
    `post:${id}x`,
    `post:${id}\n`,
    `Post:${id}`,
    `:${id}`,
    `album:${id}`,
    "upload:' or 1=1 --",
    "tag:",
    "tag:…",
    "explore:always",
    "explore:toString",
    "collected:",
    "author:x",
    "__proto__:x",
    ["post:1", `post:${id}`],
    `search:${"q".repeat(5000)}`,
  ])("%j is the author's row", (text) => {
    expect(readSequence(text)).toEqual(AUTHOR);
  });
});

test("whatever stands there is read, and what is read is written the same again", () => {
  const kinds = fc.constantFrom("post", "upload", "search", "tag", "collected", "explore", "author", "", "x");
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.tuple(kinds, fc.string({ unit: "binary", maxLength: 60 })).map((parts) => parts.join(":")),
  );
  fc.assert(
    fc.property(text, (written) => {
      const sequence = readSequence(written);
      expect(readUrl(photoUrl(id, sequence))).toEqual(sequence);
    }),
    cases(300),
  );
});
