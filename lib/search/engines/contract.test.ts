import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { aPhoto, guest, people } from "@/db/seed/factories";
import { cases } from "@/scripts/testing/property";
import { readCursor } from "../paging/schema";
import { canonical } from "../schema";
import { LIMITS, type Sort } from "../types";
import { ENGINES } from "./testing/engines.test";
import { aCase, expected, type Case, type Expected } from "./testing/oracle.test";
import { makeWorld, type World } from "./testing/world.test";
import type { Found } from "./types";

// What every engine must do, whichever machinery it stands on: agree with the plainest reading of the rules.

/** Of an order by relevance only this much is everybody's rule: what is called so exactly comes first. */
function expectBest({ query }: Case, found: Found, { hits, exact, total }: Expected): void {
  const cursor = readCursor(query);
  const passed = cursor?.sort === "relevance" ? cursor.passed : 0;
  expect(new Set(found.ids).size).toBe(Math.max(0, Math.min(LIMITS.page, total - passed)));
  expect(found.ids.every((id) => hits.includes(id))).toBe(true);
  const first = found.ids.slice(0, Math.max(0, exact.length - passed));
  expect(first.every((id) => exact.includes(id))).toBe(true);
}

describe.each(ENGINES)("%s", (_, engine) => {
  let world: World;

  // For each engine: what one is tried with afterwards is there as well.
  beforeAll(async () => {
    world = await makeWorld();
  });

  test("hits, totals and every count are what the plainest reading of the rules gives", async () => {
    await fc.assert(
      fc.asyncProperty(aCase(world), async (one) => {
        const { next, forgiving, ...found } = await engine.search(one.viewer, one.query);
        const { hits, exact, ...right } = expected(world, one);
        // What is found by looking past typing errors is found only where there is nothing to find as typed.
        expect(forgiving ? 0 : found.total).toBe(right.total);
        if (!forgiving && one.query.sort === "relevance") {
          expectBest(one, { next, forgiving, ...found }, { hits, exact, ...right });
          right.ids = found.ids;
        }
        expect(forgiving ? right : found).toEqual(right);
        expect(next === null || readCursor({ sort: one.query.sort, after: next }) !== null).toBe(true);
      }),
      cases(150),
    );
  });

  test("what stands beside a photo is what stands beside it among all that is found", async () => {
    await fc.assert(
      fc.asyncProperty(aCase(world), fc.nat(1000), fc.constantFrom(...world.rows.map(({ photo }) => photo.id)), async (one, place, anyPhoto) => {
        const query = { ...one.query, after: undefined };
        const { ids, next } = await engine.search(one.viewer, query);
        // What stands after the last of a page is on the next.
        const known = ids.length - (next === null ? 0 : 1);
        const at = place % Math.max(1, known);
        const found = ids.length > 0 && (await engine.beside(one.viewer, query, ids[at]!));
        expect(found).toEqual(ids.length > 0 && { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, position: null });
        expect(next !== null || ids.some((id) => id === anyPhoto) || (await engine.beside(one.viewer, query, anyPhoto as Found["ids"][number])) === null).toBe(
          true,
        );
      }),
      cases(60),
    );
  });

  test.each<Sort>(["newest", "taken", "popular", "relevance"])("pages by %s follow each other without gap or repetition", async (sort) => {
    const [owner] = await people(1);
    const made: string[] = [];
    for (let i = 0; i < LIMITS.page + 1; i += 1) {
      const taken = i % 3 === 0 ? null : `2024-05-${String(1 + (i % 7)).padStart(2, "0")} 12:00:00`;
      made.push((await aPhoto({ owner: owner!, iso: 100 + i, takenLocal: taken, title: i % 2 === 0 ? "quasar" : "a quasar" })).id);
    }
    const query = canonical({ owner: owner!.username, sort, q: "quasar" });
    const first = await engine.search(guest(), query);
    expect(first.ids).toHaveLength(LIMITS.page);
    const second = await engine.search(guest(), { ...query, after: first.next! });
    expect(second.ids).toHaveLength(1);
    expect(second.next).toBeNull();
    expect(new Set<string>([...first.ids, ...second.ids])).toEqual(new Set(made));
    expect([first.total, second.total]).toEqual([LIMITS.page + 1, LIMITS.page + 1]);
  });
});
