import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { readCursor, writeCursor } from "../../paging/schema";
import { LIMITS, type Query } from "../../types";
import type { Engine, Found } from "../types";
import { matching, tallyOf } from "./counts/data";
import { besideIn, best, walk, type Walk } from "./order/data";
import { textConditions } from "./text/data";
import { rankOf } from "./text/ranking/data";
import { isForgivable, parseText, type Term } from "../../text/rules";
import type { Search } from "./types";

/** Answers from the tables themselves: exact, and as fresh as the last commit. */
export const postgres: Engine = {
  async search(viewer, query) {
    const terms = parseText(query.q ?? "");
    const found = await answer(await searchFor(viewer, query, terms, false));
    if (found.total > 0 || !terms.flat().some(isForgivable)) return found;
    const similar = await answer(await searchFor(viewer, query, terms, true));
    return similar.total > 0 ? { ...similar, forgiving: true } : found;
  },
  async beside(viewer, query, id) {
    const terms = parseText(query.q ?? "");
    const exact = await searchFor(viewer, query, terms, false);
    const found = await besideIn(exact, id);
    if (found || !terms.flat().some(isForgivable) || (await totalOf(exact)) > 0) return found;
    return besideIn(await searchFor(viewer, query, terms, true), id);
  },
};

/** @param forgiving see `textConditions` */
async function searchFor(viewer: Viewer, query: Query, terms: Term[][], forgiving: boolean): Promise<Search> {
  const [text, rank] = await Promise.all([textConditions(viewer, terms, forgiving), query.sort === "relevance" ? rankOf(terms) : []]);
  return { viewer, query, text, rank };
}

async function answer(search: Search): Promise<Found> {
  const [page, { total, counts, keptOut }] = await Promise.all([pageOf(search), tallyOf(search)]);
  const without: Found["without"] = total > 0 ? {} : { ...keptOut, ...(search.text.length > 0 && { q: await totalOf({ ...search, text: [] }) }) };
  return { ...page, total, counts, without, forgiving: false };
}

type Page = Pick<Found, "ids" | "next">;

async function pageOf(search: Search): Promise<Page> {
  const cursor = readCursor(search.query);
  if (search.query.sort === "relevance") return bestPage(search, cursor?.sort === "relevance" ? cursor.passed : 0);
  const found = await walk(search, { from: cursor as Walk["from"], limit: LIMITS.page + 1 });
  const page = found.slice(0, LIMITS.page);
  return { ids: page.map(({ id }) => id), next: found.length > LIMITS.page ? writeCursor(page.at(-1)!) : null };
}

async function bestPage(search: Search, passed: number): Promise<Page> {
  const found = await best(search, passed, LIMITS.page + 1);
  const ids = found.slice(0, LIMITS.page);
  return { ids, next: found.length > LIMITS.page ? writeCursor({ sort: "relevance", passed: passed + ids.length }) : null };
}

async function totalOf(search: Search): Promise<number> {
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(photos)
    .where(matching(search));
  return row?.total ?? 0;
}
