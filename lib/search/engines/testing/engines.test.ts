import { expect, test } from "vitest";
import { guest } from "@/db/seed/factories";
import { postgres } from "../postgres/data";
import type { Engine } from "../types";

/** Every engine there is, by name; what is expected of one is expected of each. */
export const ENGINES: readonly (readonly [name: string, engine: Engine])[] = [["postgres", postgres]];

test.each(ENGINES)("%s answers", async (_, engine) => {
  expect(await engine.search(guest(), { q: "nothing says this" })).toMatchObject({ ids: [], next: null, total: 0 });
});
