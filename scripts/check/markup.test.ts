import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rawMarkup } from "./markup";
import { projectFiles } from "./names";

describe("a text that people wrote", () => {
  it("becomes markup or code nowhere", () => {
    expect(rawMarkup(projectFiles(), (file) => readFileSync(file, "utf8"))).toEqual([]);
  });

  it.each([
    "<p dangerouslySetInnerHTML={{ __html: title }} />",
    "caption.innerHTML = title;",
    'list.insertAdjacentHTML("beforeend", title);',
    "document.write(title);",
    "<iframe srcDoc={title} />",
    '<iframe sandbox="allow-scripts" srcDoc={title} />',
    '<iframe src={address} sandbox="allow-popups allow-same-origin" />',
    "eval(title);",
    "new Function(title)();",
  ])("would be found as markup: %s", (line) => {
    expect(rawMarkup(["components/photos/title.tsx"], () => `\n  ${line}`)).toEqual([`components/photos/title.tsx: ${line}`]);
  });
});
