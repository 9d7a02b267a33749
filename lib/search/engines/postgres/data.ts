import { and, desc, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import { beside } from "@/lib/photos/data";
import type { Beside, PhotoId } from "@/lib/photos/types";
import type { Engine, Found } from "../types";
import { matching, tallyOf } from "./counts/data";
import { textConditions } from "./text/data";
import { isForgivable, parseText } from "./text/rules";
import type { Search } from "./types";

const PAGE = 60;

/** Answers from the tables themselves: exact, and as fresh as the last commit. */
export const postgres: Engine = {
  async search(viewer, query) {
    const terms = parseText(query.q ?? "");
    const found = await answer({ viewer, query, text: await textConditions(viewer, terms, false) });
    if (found.total > 0 || !terms.flat().some(isForgivable)) return found;
    const similar = await answer({ viewer, query, text: await textConditions(viewer, terms, true) });
    return similar.total > 0 ? { ...similar, forgiving: true } : found;
  },
  async beside(viewer, query, id) {
    const terms = parseText(query.q ?? "");
    const exact = { viewer, query, text: await textConditions(viewer, terms, false) };
    const found = await besideIn(exact, id);
    if (found || !terms.flat().some(isForgivable) || (await totalOf(exact)) > 0) return found;
    return besideIn({ viewer, query, text: await textConditions(viewer, terms, true) }, id);
  },
};

async function answer(search: Search): Promise<Found> {
  const [page, { total, counts, keptOut }] = await Promise.all([pageOf(search), tallyOf(search)]);
  const without: Found["without"] = total > 0 ? {} : { ...keptOut, ...(search.text.length > 0 && { q: await totalOf({ ...search, text: [] }) }) };
  return { ...page, total, counts, without, forgiving: false };
}

async function pageOf(search: Search): Promise<Pick<Found, "ids" | "next">> {
  const { after } = search.query;
  const rows = await db
    .select({ id: photos.id })
    .from(photos)
    .where(and(matching(search), after ? lt(photos.id, after) : undefined))
    .orderBy(desc(photos.id))
    .limit(PAGE + 1);
  const ids = rows.slice(0, PAGE).map(({ id }) => id);
  return { ids, next: rows.length > PAGE ? ids[PAGE - 1]! : null };
}

const besideIn = (search: Search, id: PhotoId): Promise<Beside | null> =>
  beside(search.viewer, { within: matching(search), by: [photos.id], descending: true }, id);

async function totalOf(search: Search): Promise<number> {
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(photos)
    .where(matching(search));
  return row?.total ?? 0;
}
