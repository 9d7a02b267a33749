import { expect, test } from "vitest";
import type { PhotoDocument } from "../documents/types";

/** Reads a filter the way the engine's documentation says, on one document. */
export function holds(filter: string, document: PhotoDocument): boolean {
  const tokens = filter.match(/"[^"]*"|\[|\]|[(),]|[<>=]+|[^\s"[\](),<>=]+/g) ?? [];
  const take = (): string => tokens.shift() ?? "";
  const any = (): boolean => {
    let result = all();
    while (tokens[0] === "OR") result = [take(), all()][1] === true || result;
    return result;
  };
  const all = (): boolean => {
    let result = one();
    while (tokens[0] === "AND") result = [take(), one()][1] === true && result;
    return result;
  };
  const one = (): boolean => {
    if (tokens[0] === "(") {
      take();
      const result = any();
      take();
      return result;
    }
    const has = [document[take()] ?? []].flat() as (string | number | boolean)[];
    let sign = take();
    const not = sign === "NOT";
    if (not) sign = take();
    if (sign === "EXISTS") return has.length > 0 !== not;
    if (sign === "IN") {
      take();
      const values: string[] = [];
      while (tokens[0] !== "]") values.push(take());
      take();
      const wanted = new Set(values.filter((value) => value !== ",").map((value) => value.slice(1, -1)));
      return has.some((value) => wanted.has(String(value))) !== not;
    }
    const value = take().slice(1, -1);
    if (sign === "=") return has.some((each) => (typeof each === "number" ? each === Number(value) : String(each) === value));
    const compare = {
      "<": (n: number) => n < Number(value),
      "<=": (n: number) => n <= Number(value),
      ">": (n: number) => n > Number(value),
      ">=": (n: number) => n >= Number(value),
    };
    return has.some((each) => typeof each === "number" && compare[sign as keyof typeof compare](each));
  };
  return any();
}

test("filters are read as the engine reads them", () => {
  const document = { id: "a", iso: 100, tag: ["x", "y"], ownerHidden: false } as unknown as PhotoDocument;
  const hold = [
    'tag IN ["y"]',
    'iso >= "100" AND (iso < "1" OR ownerHidden = "false")',
    "taken NOT EXISTS",
    'id NOT IN ["b"]',
    'taken = "1" OR iso = "100.0"',
    'taken NOT IN ["1"]',
  ];
  const not = ['tag NOT IN ["y"]', 'iso > "100"', "iso NOT EXISTS", 'taken < "1"', 'iso = "100" AND id IN []'];
  expect(hold.filter((filter) => !holds(filter, document))).toEqual([]);
  expect(not.filter((filter) => holds(filter, document))).toEqual([]);
});
