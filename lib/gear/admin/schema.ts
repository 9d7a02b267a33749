import type { Route } from "next";
import { z } from "zod";
import type { GearKind } from "../types";

const MAX_NAME = 120;

/** One line as somebody typed it. */
const line = z.string("errors.invalid").transform((text) =>
  text
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim(),
);

const id = z.uuid("errors.invalid");

export const renameForm = z.object({
  gear: id,
  maker: line.pipe(z.string().max(MAX_NAME, "gear.admin.too-long")),
  name: line.pipe(
    z
      .string()
      .max(MAX_NAME, "gear.admin.too-long")
      .regex(/[\p{L}\p{N}]/u, "gear.admin.no-name"),
  ),
});
export type Renaming = z.output<typeof renameForm>;

export const mergeForm = z.object({ gear: id, into: id });
export type Merging = z.output<typeof mergeForm>;

type AdminQuery = { kind: GearKind; q: string; after: string };
type Params = Readonly<Record<string, string | string[] | undefined>>;

const single = (value: string | string[] | undefined): string =>
  typeof value === "string" ? value.slice(0, MAX_NAME).toWellFormed().replaceAll("\0", "").trim() : "";

/** What an address asks of the administrators' list; what is malformed asks for nothing. */
export const readAdminQuery = (params: Params): AdminQuery => ({
  kind: params.kind === "lens" ? "lens" : "camera",
  q: single(params.q),
  after: single(params.after),
});

/** The one address of the administrators' list. */
export function gearListUrl({ kind, q, after }: Partial<AdminQuery> = {}): Route {
  const query = new URLSearchParams({ ...(kind === "lens" && { kind }), ...(q && { q }), ...(after && { after }) }).toString();
  return `/admin/gear${query && `?${query}`}` as Route;
}

/** The administrators' page of one camera or lens, by ids; `into` is what it is about to be merged with. */
export const gearAdminUrl = (gear: string, into?: string): Route => `/admin/gear/${gear}${into ? `?into=${into}` : ""}` as Route;

/** What it has become, and how many photos moved there. */
export const mergedUrl = (into: string, moved: number): Route => `/admin/gear/${into}?moved=${moved}` as Route;

/** Where the password is asked for once more before gear is merged, and back. */
export const againUrl = ({ gear, into }: Merging): Route => `/again?to=${encodeURIComponent(gearAdminUrl(gear, into))}` as Route;

/** Reads what a page about one camera or lens is asked: with what it is to be merged, words to find that by, and what has just been done. */
export const readMergeQuery = (params: Params) => ({
  into: single(params.into),
  q: single(params.q),
  moved: /^\d{1,9}$/.test(single(params.moved)) ? Number(params.moved) : null,
});
