import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isAskedAhead } from "./rules";

test.each([
  [{ "sec-purpose": "prefetch" }, true],
  [{ "sec-purpose": "prefetch;prerender" }, true],
  [{ purpose: "Prefetch" }, true],
  [{ "x-moz": "prefetch" }, true],
  [{ accept: "text/html", "sec-fetch-dest": "document" }, false],
  [{}, false],
])("a request with %j is asked ahead of need: %s", (headers, ahead) => {
  expect(isAskedAhead(new Headers(headers as Record<string, string>))).toBe(ahead);
});

// Such a request is like any other, so it would count.
test("no link has the page of a photo or a post made in full before it is pressed", () => {
  const eager = globSync(["app/**/*.tsx", "components/**/*.{ts,tsx}"]).flatMap((file) => {
    const code = readFileSync(file, "utf8");
    const links = [...code.matchAll(/<Link\b[\s\S]*?>/g)]
      .map(([link]) => link)
      .filter((link) => /\/(p|post)\/\$/.test(link) && /\bprefetch(?!=\{false\})/.test(link));
    return [...links, ...(code.includes(".prefetch(") ? [".prefetch("] : [])].map((found) => `${file}: ${found}`);
  });
  expect(eager).toEqual([]);
});
