import { execFileSync } from "node:child_process";

/** Inside lib/<subject>/ (and its sub-subjects) knowing one folder is knowing all. */
const SUBJECT_FILES = [
  "types.ts",
  "schema.ts",
  "policy.ts",
  "rules.ts",
  "format.ts",
  "events.ts",
  "data.ts",
  "mutations.ts",
  "loaders.ts",
  "actions.ts",
  "jobs.ts",
  "mails.tsx",
];
/** Drawers for things nobody placed. */
const DRAWERS = new Set(["utils", "util", "helpers", "hooks", "types", "services", "common", "shared", "misc"]);

type Rule = { broken: (path: string) => boolean; because: string };

const RULES: Rule[] = [
  {
    broken: (path) => /^lib\/(?!platform\/|core\/)[^/]+\//.test(path) && !isTest(path) && !SUBJECT_FILES.includes(path.split("/").at(-1)!),
    because: `a subject holds only ${SUBJECT_FILES.join(", ")} and tests`,
  },
  { broken: (path) => /^lib\/[^/]+$/.test(path), because: "lib/ holds subjects, not files" },
  {
    broken: (path) =>
      path
        .split("/")
        .slice(0, -1)
        .some((folder) => DRAWERS.has(folder)),
    because: "a drawer for things nobody placed; name the subject instead",
  },
  { broken: (path) => /(^|\/)loading\.[jt]sx?$/.test(path), because: "main content never hides behind a fallback that only a script can replace" },
  { broken: (path) => /^(proxy|middleware)\.[jt]s$/.test(path), because: "who may see a row is part of the query, and uploads must not pass through it" },
];

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** The paths that break a rule of where things live, each with the rule. */
export const misplaced = (paths: string[]): string[] =>
  paths.flatMap((path) => RULES.filter(({ broken }) => broken(path)).map(({ because }) => `${path}: ${because}`));

/** Every file of the project, committed or about to be. */
export const projectFiles = (): string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).split("\n").filter(Boolean);
