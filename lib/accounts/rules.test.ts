import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { foldEmail, foldUsername, isReserved, safePath } from "./rules";

describe("foldUsername", () => {
  it.each([
    ["Anna", "anna"],
    ["ANNA", "anna"],
    ["Аnna", "anna"], // a Cyrillic А
    ["аппа", "аппа"],
    ["josé", "jose"],
    ["paypaI", "paypal"],
    ["r00t", "root"],
    ["kira", "klra"],
    ["рhoто", "photo"],
    ["ΑLΡΑCΑ", "alpaca"],
    ["john.doe", "john_doe"],
    ["ｆｕｌｌ", "full"],
    ["Ёлка", "елка"],
  ])("takes %s and %s for one name", (one, other) => {
    expect(foldUsername(one)).toBe(foldUsername(other));
  });

  it.each([
    ["anna", "hanna"],
    ["john.doe", "johndoe"],
    ["юля", "оля"],
    ["王伟", "王芳"],
  ])("tells %s from %s", (one, other) => {
    expect(foldUsername(one)).not.toBe(foldUsername(other));
  });

  it("is stable: folding twice changes nothing", () => {
    for (const name of ["Ёлка.01", "PaypaI_x", "ｆｕｌｌ-I", "Ärmel"]) expect(foldUsername(foldUsername(name))).toBe(foldUsername(name));
  });
});

describe("isReserved", () => {
  it.each(["admin", "Admin", "аdmin", "ADM1N", "support", "Поддержка", "halati0n", "setup"])("keeps %s for the house", (name) => {
    expect(isReserved(name)).toBe(true);
  });

  it("leaves ordinary names free", () => {
    expect(["vivian", "adminton", "мария", "photographer"].some(isReserved)).toBe(false);
  });
});

it("compares addresses without case and width", () => {
  expect(foldEmail(" Anna.B@Example.ORG ")).toBe("anna.b@example.org");
  expect(foldEmail("anna+photos@example.org")).not.toBe(foldEmail("anna@example.org"));
});

describe("safePath", () => {
  it.each(["/", "/settings", "/search?camera=nikon-d70&iso=100-400#top", "/u/%D0%B0%D0%BD%D0%BD%D0%B0", "/t/a%2Fb"])("goes to %s", (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    ["", "nothing"],
    ["//evil.example", "another host"],
    ["///evil.example", "another host"],
    ["/\\evil.example", "a backslash"],
    ["/a\\..\\evil", "a backslash"],
    ["\\\\evil.example", "backslashes"],
    ["/\t/evil.example", "a tab that browsers drop"],
    ["/\n/evil.example", "a line break that browsers drop"],
    ["/.//evil.example", "a path that becomes another host"],
    ["/x/..//evil.example", "a path that becomes another host"],
    ["https://evil.example/", "an address"],
    ["javascript:alert(1)", "a script"],
    ["data:text/html,x", "data"],
    ["settings", "a relative path"],
    [" /settings", "a leading space"],
    ["http:evil.example", "a scheme"],
    [`/${"a".repeat(3000)}`, "too long a path"],
  ])("stays at home instead of %j (%s)", (to) => {
    expect(safePath(to)).toBe("/");
  });

  it("stays at home when nothing was asked for", () => {
    expect([safePath(undefined), safePath(null)]).toEqual(["/", "/"]);
  });

  it("never leads to another host, whatever stands there", () => {
    const pieces = ["/", "\\", ".", "..", "evil.example", "@", ":", "?", "#", "\t", "%2f", "http:", " "];
    for (const a of pieces)
      for (const b of pieces) for (const c of pieces) expect(new URL(safePath(a + b + c + "evil.example"), "http://here.test").host).toBe("here.test");
  });

  const piece = fc.constantFrom(
    "/",
    "//",
    "\\",
    "..",
    ".",
    "@",
    "user:secret@",
    "evil.example",
    ":8080",
    "?",
    "#",
    "%09",
    "%2f%2f",
    "%5c",
    "\t",
    "\n",
    "\r",
    "\0",
  );
  const oddity = fc.constantFrom("\u00a0", "\ufeff", "\u2028", "\u200b", "／", "＼", "。", "ⓔvil.example", "https:", "javascript:", "data:", "a".repeat(2100));
  const anything = fc.array(fc.oneof(piece, oddity, fc.string({ unit: "binary" })), { maxLength: 12 }).map((parts) => parts.join(""));

  it("is a path of ours whatever was asked for, to browsers and in a header", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          anything.map((text) => `/${text}`),
        ),
        (to) => {
          const path = safePath(to);
          const address = new URL(path, "https://here.test:8443/sign-in?to=x");
          expect(address.origin).toBe("https://here.test:8443");
          expect([address.username, address.password]).toEqual(["", ""]);
          expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
          expect(path.length).toBeLessThan(20_000);
          // What is safe once stays as it is.
          expect(safePath(path)).toBe(path.length > 2000 ? "/" : path);
        },
      ),
      cases(500),
    );
  });
});
