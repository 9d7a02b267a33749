import type { Route } from "next";
import { tidySlug } from "../schema";
import type { GearKind } from "../types";
import { ORDERS, type CatalogueQuery } from "./types";

type Params = Readonly<Record<string, string | string[] | undefined>>;

const MAX_SOUGHT = 60;

const single = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** What an address asks of a list; what is malformed asks for nothing. */
export const readCatalogueQuery = (params: Params): CatalogueQuery => ({
  order: ORDERS.find((order) => order === params.by) ?? "popular",
  q: single(params.q)
    .slice(0, MAX_SOUGHT * 4)
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, MAX_SOUGHT)
    .trim(),
  maker: tidySlug(single(params.maker)),
  after: tidySlug(single(params.after)),
});

/** The one address of a list, from some place on. */
export function catalogueUrl(kind: GearKind, { order, q, maker, after }: Partial<CatalogueQuery> = {}): Route {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(maker && { maker }),
    ...(order && order !== "popular" && { by: order }),
    ...(after && { after }),
  }).toString();
  return `/${kind === "camera" ? "cameras" : "lenses"}${query && `?${query}`}` as Route;
}
