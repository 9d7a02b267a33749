import type { Route } from "next";
import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { line } from "@/lib/photos/schema";
import { canonical, parseQuery, searchUrl } from "../schema";
import type { Query } from "../types";
import { LIMITS, type Deleted, type SavedSearchId } from "./types";

/** A query as it is kept: from its first page, with no list of values open. */
const keepable = (query: Query): Query => canonical({ ...query, after: undefined, more: undefined, find: undefined });

/** What stands behind `/search?`, in its one spelling; empty where a query asks for nothing. */
export const writeQuery = (query: Query): string => searchUrl(keepable(query)).split("?").slice(1).join("?");

/** Reads what `writeQuery` wrote, or anything else: what is not understood is left out. */
export function readQuery(text: string): Query {
  const parameters = new URLSearchParams(text.slice(0, LIMITS.query));
  return keepable(parseQuery(Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]))));
}

const id = z
  .string()
  .refine(isId, "errors.not-found")
  .transform((text) => text as SavedSearchId);
const name = line(LIMITS.name, "searches.name-too-long").pipe(z.string().min(1, "searches.name-missing"));
const query = z.string().max(LIMITS.query, "errors.invalid").transform(readQuery);

export const saveForm = z.object({ name, query });
export const renameForm = z.object({ search: id, name });
/** Names a search, and whether its owner is notified of new matches. */
export const followForm = z.object({ search: id, on: z.enum(["yes", "no"], "errors.invalid").transform((answer) => answer === "yes") });
export const searchNamed = z.object({ search: id });

const deletion = z.object({ id, name, query: z.string().max(LIMITS.query), seen: id });
/** `deleted` is what `writeDeleted` wrote; null for anything else. */
export const undeleteForm = z.object({ deleted: z.string().transform((text) => readDeleted(text)) });

/** What was deleted, as the address of the page that offers to undo it has it. */
export const writeDeleted = ({ id: which, name: called, query: text, seen }: Deleted): string => JSON.stringify([which, called, text, seen]);

/** Null for what is none; whether it was really deleted, and by whom, is another question. */
export function readDeleted(text: unknown): Deleted | null {
  if (typeof text !== "string" || text.length > 2 * LIMITS.query) return null;
  try {
    const [which, called, written, seen] = JSON.parse(text) as unknown[];
    return deletion.safeParse({ id: which, name: called, query: written, seen }).data ?? null;
  } catch {
    return null;
  }
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Where a page of one's searches begins, and what was just done. */
export function readSavedQuery(params: Params): { before: SavedSearchId | undefined; deleted: Deleted | null } {
  const before = typeof params.before === "string" && isId(params.before) ? (params.before as SavedSearchId) : undefined;
  return { before, deleted: readDeleted(params.deleted) };
}

/** The page of one's searches: with the offer to undo a deletion, or from where the page before ended. */
export const savedUrl = (params: { before?: SavedSearchId; deleted?: Deleted } = {}): Route =>
  `/searches${params.deleted ? `?deleted=${encodeURIComponent(writeDeleted(params.deleted))}` : params.before ? `?before=${params.before}` : ""}` as Route;
