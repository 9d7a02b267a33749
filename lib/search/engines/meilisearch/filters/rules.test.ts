import * as fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { photos, searchChanges, searchIndexes } from "@/db/schema";
import { aPhoto, befriend, block, follow, guest, people, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { cases } from "@/scripts/testing/property";
import { parseQuery } from "../../../schema";
import { FIELDS } from "../../../types";
import { rowsAfter } from "../documents/data";
import { documentOf, placeOf } from "../documents/rules";
import type { PhotoDocument } from "../documents/types";
import { beginIndex } from "../indexes/mutations";
import { standingOf } from "../standing/data";
import { beyond, chosenFilter, visibleFilter } from "./rules";

/** Reads a filter the way the engine's documentation says, on one document. */
function holds(filter: string, document: PhotoDocument): boolean {
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

test("whatever an address asks for, nothing in a filter was written by its author", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom('"', '" OR id EXISTS OR "', "\\", "'] OR ownerId EXISTS", "x\u0000", "1e309", "0x1", "-1", "1..2..3"),
  );
  fc.assert(
    fc.property(fc.record(Object.fromEntries([...FIELDS, "after"].map((field) => [field, hostile])), { requiredKeys: [] }), (params) => {
      for (const filter of chosenFilter(parseQuery(params))) expect(filter.replaceAll(/"[a-z0-9_.+-]*"/g, "")).toMatch(/^[A-Za-z0-9<>=,()[\] ]*$/);
    }),
    cases(300),
  );
});

test("what stands beyond a photo is what has a smaller id, or, before it, a greater one", () => {
  const some = [3, 1, 2, 1].map((ms) => newId(1_700_000_000_000 + ms));
  const documents = some.map((id) => ({ id, ...placeOf(id) }) as PhotoDocument);
  for (const id of some) {
    expect(documents.filter((one) => holds(beyond(id, "after"), one)).map((one) => one.id)).toEqual(some.filter((other) => other < id));
    expect(documents.filter((one) => holds(beyond(id, "before"), one)).map((one) => one.id)).toEqual(some.filter((other) => other > id));
  }
});
