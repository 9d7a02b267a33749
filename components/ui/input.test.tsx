import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { cn } from "./classes";
import { Input } from "./input";

const classOf = (props: Parameters<typeof Input>[0]): string =>
  /class="([^"]*)"/.exec(renderToStaticMarkup(<Input {...props} />))![1]!.replaceAll("&amp;", "&");

describe("what one types in", () => {
  it("is large where a code is read sign by sign", () => {
    const classes = classOf({ look: "code", className: "tracking-[0.3em]" }).split(" ");
    expect(classes).toEqual(expect.arrayContaining(["h-14", "text-2xl", "text-center", "tabular-nums", "tracking-[0.3em]"]));
  });

  // Nothing in the browser settles contradictions between class names, see `join`.
  it.each([{}, { look: "compact" }, { look: "code" }] as const)("has looks that do not contradict each other: %o", (look) => {
    const classes = classOf(look);
    expect(cn(classes)).toBe(classes);
  });
});
