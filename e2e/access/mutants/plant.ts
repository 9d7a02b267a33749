import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { mutated, type Mutant } from "./mutant";

/** What the product is built from and run by. */
const TREE = ["app", "components", "db", "embedded", "lib", "messages", "public", "scripts", "*.{ts,mjs}", "tsconfig.json", "package.json"];
/** What was built the last time does as long as nothing changes. */
const BUILT = new Set([".next", "dist"]);
const EXPORTED = /^export (?:async )?(?:const|function\*?) (\w+)/gm;

/** In the copy, what a file of rules has is asked of the mutant of the moment; its name is in the file that `MUTANT_IN` names. */
const SWITCH = `// @ts-nocheck
import { readFileSync } from "node:fs";

export const among = (sound, mutants) => (name) => wrap(() => (mutants[readFileSync(process.env.MUTANT_IN, "utf8")] ?? sound)[name], sound[name]);

function wrap(now, first) {
  if (typeof first === "function") return (...args) => now()(...args);
  if (typeof first !== "object" || first === null) return first;
  const plain = Object.getPrototypeOf(first) === Object.prototype;
  return new Proxy(first, { get: (_, key) => (plain ? wrap(() => now()[key], first[key]) : now()[key]) });
}
`;

/**
 * Copies the tree with all mutants in it: beside each file of rules stand its copies, each with one condition less, and the file itself chooses among
 * them at every call. So one build does for all of them.
 */
export function plant(tree: string, mutants: readonly Mutant[]): void {
  mkdirSync(tree, { recursive: true });
  for (const name of readdirSync(tree)) if (!BUILT.has(name)) rmSync(join(tree, name), { recursive: true });
  for (const path of globSync(TREE)) cpSync(path, join(tree, path), { recursive: true, filter: (file) => !/\.test\.tsx?$/.test(file) });
  symlinkSync(relative(tree, "node_modules"), join(tree, "node_modules"), "junction");
  // The types are those of the tree it was copied from, and are checked there.
  const config = readFileSync("next.config.ts", "utf8");
  writeFileSync(join(tree, "next.config.ts"), config.replace("  typedRoutes: true,\n", "  typescript: { ignoreBuildErrors: true },\n"));
  writeFileSync(join(tree, "lib/core/mutants.ts"), SWITCH);
  for (const [file, those] of Map.groupBy(mutants, (mutant) => mutant.file)) plantIn(join(tree, file), those);
}

function plantIn(path: string, mutants: readonly Mutant[]): void {
  const text = readFileSync(path, "utf8");
  const stem = basename(path, ".ts");
  const beside = (kind: string, content: string): void => writeFileSync(join(dirname(path), `${stem}-${kind}.ts`), content);
  beside("sound", text);
  for (const [at, mutant] of mutants.entries()) beside(`mutant${at}`, mutated(text, mutant));
  const names = [...text.matchAll(EXPORTED)].map(([, name]) => name!);
  writeFileSync(
    path,
    `// @ts-nocheck
import { among } from "@/lib/core/mutants";
import * as sound from "./${stem}-sound";
${mutants.map((_, at) => `import * as mutant${at} from "./${stem}-mutant${at}";`).join("\n")}
const at = among(sound, { ${mutants.map(({ name }, at) => `${JSON.stringify(name)}: mutant${at}`).join(", ")} });
${names.map((name) => `export const ${name} = at("${name}");`).join("\n")}
`,
  );
}
