import { describe, expect, it } from "vitest";
import { avatarSources, avatarUrl, interestsOf, websiteLink } from "./format";

describe("a picture of a person", () => {
  it("has an address in each size", () => {
    expect(avatarUrl("t", 192)).toBe("/f/t/avatar192.webp");
    expect(avatarSources("t")).toEqual({
      src: "/f/t/avatar96.webp",
      srcSet: "/f/t/avatar96.webp 96w, /f/t/avatar192.webp 192w, /f/t/avatar512.webp 512w",
    });
  });

  it("is none where there is none", () => {
    expect(avatarSources(null)).toEqual({});
  });
});

describe("a website", () => {
  it.each([
    ["https://www.example.org/", "https://www.example.org/", "example.org"],
    ["http://nas:8080/~ann", "http://nas:8080/~ann", "nas:8080/~ann"],
    ["https://пример.рф/фото", "https://xn--e1afmkfd.xn--p1ai/%D1%84%D0%BE%D1%82%D0%BE", "пример.рф/фото"],
  ])("reads as people write it: %s", (text, href, label) => {
    expect(websiteLink(text)).toEqual({ href, label });
  });

  it.each(["", "example.org", "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://example.org", "data:text/html,x", "https://", "//evil.example"])(
    "is no link, however it came into the row: %j",
    (text) => {
      expect(websiteLink(text)).toBeNull();
    },
  );
});

it("interests stand one by one", () => {
  expect(interestsOf("aurora, sledges")).toEqual(["aurora", "sledges"]);
  expect(interestsOf("")).toEqual([]);
});
