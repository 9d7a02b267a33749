import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";

type Config = { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };

const PLACES = ["app", "components", "lib", "db", "embedded", "scripts", "bench", "e2e", "server.ts", "worker.ts"];

/** What the imports of a tree look like, and where they break a rule: one line each. */
export type Layers = { modules: number; imports: number; violations: string[] };

/** Reads every import below `root` and holds it against the rules of the rooms. */
export async function cruiseLayers(root = process.cwd()): Promise<Layers> {
  const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as Config;
  const places = PLACES.filter((place) => existsSync(join(root, place)));
  const result = await cruise(places, {
    ...options,
    baseDir: root,
    tsConfig: { fileName: join(root, "tsconfig.json") },
    ruleSet: { forbidden },
    validate: true,
    outputType: undefined,
  });
  const { summary, modules } = result.output as ICruiseResult;
  return {
    modules: modules.length,
    imports: modules.reduce(
      (sum, { dependencies }) => sum + dependencies.filter(({ couldNotResolve, coreModule }) => !couldNotResolve && !coreModule).length,
      0,
    ),
    violations: [
      ...summary.violations.map(({ rule, from, to, cycle }) => `${rule.name}: ${[from, ...(cycle ? cycle.map(({ name }) => name) : [to])].join(" → ")}`),
      ...modules.flatMap(({ source, dependencies }) =>
        dependencies.filter(({ resolved }) => !mayUsePart(source, resolved)).map(({ resolved }) => `parts: ${source} → ${resolved}`),
      ),
    ],
  };
}

/** Parts serve the segment they lie in, and each other; whoever else is no page has its own rules. */
function mayUsePart(source: string, part: string): boolean {
  if (!source.startsWith("app/")) return true;
  const [segment, inside] = part.split("/_parts/");
  return inside === undefined || dirname(source) === segment || source.startsWith(`${segment}/_parts/`);
}

/** A graph this small would mean that the reader saw nothing, not that nothing is wrong. */
const LEAST_MODULES = 50;

/** What is wrong with the layers, canary included; empty when all is well. */
export async function layerFaults(root = process.cwd()): Promise<string[]> {
  const { modules, imports, violations } = await cruiseLayers(root);
  const blind = modules < LEAST_MODULES || imports < modules ? [`only ${imports} imports between ${modules} modules were seen: the reader is blind`] : [];
  return [...blind, ...violations];
}
