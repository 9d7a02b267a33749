import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTANTS, NO_RULES, RULED } from "./mutants";
import { conditionsIn, rulesIn, without } from "./mutants/conditions";
import { mutated, times } from "./mutants/mutant";
import { rowsOf } from "./mutants/trial";

const read = (file: string): string => readFileSync(file, "utf8");

test("each mutant has a name of its own, changes one place of its file and names a row of the table", () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  const wrong = MUTANTS.filter((mutant) => {
    const text = read(mutant.file);
    return times(text, mutant.from) !== 1 || mutated(text, mutant) === text || !rowsOf(mutant.closed ?? false).has(mutant.at);
  });
  expect(wrong).toEqual([]);
});

test.each(RULED)("every condition of $file has its mutant", ({ file, rules, mutants, unseen = {} }) => {
  const text = read(file);
  const missed = rules.flatMap((rule) => {
    const conditions = conditionsIn(text, rule);
    const lost = Object.values(mutants).flatMap((mutant) => without(conditions, conditionsIn(mutated(text, mutant), rule)));
    return without(conditions, lost)
      .filter((condition) => !(condition in unseen))
      .map((condition) => `${rule}: ${condition}`);
  });
  expect(missed).toEqual([]);
  const all = new Set(rules.flatMap((rule) => conditionsIn(text, rule)));
  expect(Object.keys(unseen).filter((condition) => !all.has(condition))).toEqual([]);
});

test("whatever says who may see what is among the rules", () => {
  const known = new Set(RULED.flatMap(({ file, rules }) => rules.map((rule) => `${file}: ${rule}`)));
  const found = globSync("lib/**/data.ts").flatMap((file) => rulesIn(read(file)).map((rule) => `${file.replaceAll("\\", "/")}: ${rule}`));
  expect(found.filter((rule) => !known.has(rule) && !(rule in NO_RULES))).toEqual([]);
  expect(Object.keys(NO_RULES).filter((rule) => !found.includes(rule))).toEqual([]);
});

test("a condition that is added is one more", () => {
  const text = "export function visibleTo(viewer: Viewer): SQL {\n  return and(isNull(photos.deletedAt), sql`${photos.ownerId} = ${viewer.id}`)!;\n}\n";
  const more = text.replace(", sql", ", isKnown(viewer, photos.ownerId), hasArrived, sql");
  expect(rulesIn(text)).toEqual(["visibleTo"]);
  expect(without(conditionsIn(more, "visibleTo"), conditionsIn(text, "visibleTo"))).toEqual(["isKnown(viewer, photos.ownerId)", "hasArrived"]);
});
