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
