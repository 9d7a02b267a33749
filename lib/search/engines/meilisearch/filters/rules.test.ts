import * as fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { photos, searchChanges, searchIndexes } from "@/db/schema";
import { aPhoto, befriend, block, follow, guest, people, viewerOf } from "@/db/seed/factories";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { cases } from "@/scripts/testing/property";
import { parseQuery } from "../../../schema";
import { FIELDS } from "../../../types";
import { aCase, expected } from "../../testing/oracle.test";
import { makeWorld, type World } from "../../testing/world.test";
import { rowsAfter } from "../documents/data";
import { documentOf } from "../documents/rules";
import type { PhotoDocument } from "../documents/types";
import { beginIndex } from "../indexes/mutations";
import { standingOf } from "../standing/data";
import { chosenFilter, visibleFilter } from "./rules";
import { holds } from "./testing.test";

const everyDocument = async (): Promise<PhotoDocument[]> => (await rowsAfter(db, null, 100_000)).map(documentOf);

test("a viewer's filter lets through what visibleTo does, and no more", async () => {
  const owners = await people(4);
  const [secluded] = await people(1, { private: true });
  const [suspended] = await people(1, { suspendedAt: new Date() });
  const [leaving] = await people(1, { deletesAt: new Date() });
  const [unconfirmed] = await people(1, { confirmed: false });
  const [friend, follower, blocked, stranger] = owners;
  const everyone = [...owners, secluded!, suspended!, leaving!, unconfirmed!];
  for (const one of [secluded!, suspended!, leaving!, unconfirmed!, stranger!]) await befriend(friend!, one);
  await follow(follower!, secluded!, stranger!, suspended!);
  await block(blocked!, stranger!);
  await block(secluded!, blocked!);
  for (const owner of everyone) {
    for (const visibility of ["public", "friends", "private"] as const) await aPhoto({ owner, visibility });
    await aPhoto({ owner, status: "draft" });
    await aPhoto({ owner, deletedAt: new Date() });
    await aPhoto({ owner, removedAt: new Date() });
  }
  const viewers: Viewer[] = [
    guest(),
    guest({ mayLook: false }),
    ...everyone.map((user) => viewerOf(user)),
    viewerOf(friend!, { confirmed: false, mayLook: false }),
  ];
  const uid = await beginIndex(false);
  await db.update(searchIndexes).set({ state: "active" }).where(eq(searchIndexes.uid, uid));
  await db.delete(searchChanges);
  const documents = await everyDocument();
  for (const viewer of viewers) {
    const { circle } = (await standingOf(viewer, []))!;
    const through = documents.filter((document) => holds(visibleFilter(circle), document)).map(({ id }) => id);
    const rows = await db
      .select({ id: photos.id })
      .from(photos)
      .where(and(visibleTo(viewer), eq(photos.status, "ready")));
    expect(through.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  }
  await db.delete(searchIndexes);
});

describe("a query's filter", () => {
  let world: World;

  beforeAll(async () => {
    world = await makeWorld(60);
  });

  test("lets through what the plainest reading of the rules does", async () => {
    const uid = await beginIndex(false);
    await db.update(searchIndexes).set({ state: "active" }).where(eq(searchIndexes.uid, uid));
    await db.delete(searchChanges);
    const documents = await everyDocument();
    await fc.assert(
      fc.asyncProperty(aCase(world), async (one) => {
        const query = { ...one.query, q: undefined, after: undefined };
        const { circle } = (await standingOf(one.viewer, []))!;
        const filters = [visibleFilter(circle), ...chosenFilter(query)];
        const through = documents.filter((document) => filters.every((filter) => holds(filter, document))).map(({ id }) => id);
        expect(through.toSorted()).toEqual(expected(world, { ...one, query, asked: [] }).hits.toSorted());
      }),
      cases(60),
    );
    await db.delete(searchIndexes);
  });
});

test("whatever an address asks for, nothing in a filter was written by its author", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom('"', '" OR id EXISTS OR "', "\\", "'] OR ownerId EXISTS", "x\u0000", "1e309", "0x1", "-1", "1..2..3"),
  );
  fc.assert(
    fc.property(fc.record(Object.fromEntries([...FIELDS, "after"].map((field) => [field, hostile])), { requiredKeys: [] }), (params) => {
      for (const filter of chosenFilter(parseQuery(params))) expect(filter.replaceAll(/"[a-z0-9_.+-]*"/g, "")).toMatch(/^[A-Za-z0-9<>=,()[\] ]*$/);
    }),
    cases(100),
  );
});
