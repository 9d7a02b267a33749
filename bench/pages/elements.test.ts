import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { elementsOf, type Node } from "./elements";
import { bodyOf } from "./html";

const make = (node: Node): ReactNode => {
  if (typeof node === "string") return node;
  const [name, properties, ...children] = node;
  return createElement(name, properties, ...children.map(make));
};

test("elements read from HTML make the same HTML", () => {
  const html = `<main class="a b" style="aspect-ratio:3 / 2;--x:1" data-empty=""><a href="/u/x?a=1&amp;b=2" aria-label="&quot;Hi&quot;">One &amp; two</a><img src="/f/x.webp" alt="" loading="lazy"/><button disabled="" type="button">3 &lt; 4 &#x27;</button><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg></main><p>End</p>`;
  expect(
    elementsOf(html)
      .map((node) => renderToStaticMarkup(make(node)))
      .join(""),
  ).toBe(html);
});

test("what React leaves between is no element, and void ones are empty", () => {
  expect(elementsOf("<!--$--><p>a<!-- -->b<br>c</p><!--/$-->")).toEqual([["p", {}, "a", "b", ["br", {}], "c"]]);
});

test("of a page its body is taken, without scripts", () => {
  expect(bodyOf(`<!DOCTYPE html><html><head><script>1</script></head><body class="x"><p>Hi</p><script nonce="n">"<p>"</script><p>Ho</p></body></html>`)).toBe(
    "<p>Hi</p><p>Ho</p>",
  );
});
