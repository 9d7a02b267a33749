import { readFileSync } from "node:fs";
import { layerFaults } from "./layers";
import { readTexts, textFaults } from "./messages";
import { misplaced, projectFiles } from "./names";
import { keysUsed, wordFaults } from "./words";
import { program, type Stage } from "../stages";

/** Texts by themselves, and against the code that speaks them. */
function messageFaults(): string[] {
  const languages = readTexts();
  const keys = new Set([...languages.values()].flatMap((texts) => [...texts.keys()]));
  const subjects = new Set([...keys].map((key) => key.split(".")[0]!));
  const sources = projectFiles().filter((file) => /^(app|components|lib)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
  const used = sources.map((file) => ({ file, uses: keysUsed(file, readFileSync(file, "utf8"), subjects) }));
  return [...textFaults(languages), ...wordFaults(keys, used)];
}

/** Everything that needs no browser, cheapest first. */
export const checks: Stage[] = [
  program("format", "oxfmt/bin/oxfmt", ["--check", "."]),
  { name: "names", run: () => misplaced(projectFiles()) },
  { name: "messages", run: messageFaults },
  // The linter and the compiler both need the types of the routes.
  program("routes", "next/dist/bin/next", ["typegen"]),
  program("lint", "oxlint/bin/oxlint", ["--type-aware", "--deny-warnings"]),
  // What an earlier run wrote down has hidden errors of a merge; the whole takes seconds.
  program("types", "typescript/bin/tsc", ["--noEmit", "--incremental", "false"]),
  { name: "layers", run: () => layerFaults() },
  program("knip", "knip/bin/knip.js", ["--no-progress"]),
  program("tests", "vitest/vitest.mjs", ["run", "--reporter=dot"]),
];
