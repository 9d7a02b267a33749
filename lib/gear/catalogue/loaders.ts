import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { requireLooker } from "@/lib/platform/session";
import { decoded, makerUrl, tidySlug } from "../schema";
import type { GearKind } from "../types";
import { catalogue, makerPage } from "./data";
import { catalogueUrl, readCatalogueQuery } from "./schema";
import type { Catalogue, CatalogueQuery, MakerPage } from "./types";

type Params = Record<string, string | string[] | undefined>;

/** A page of all cameras or lenses that the current viewer may see something of. */
export async function loadCatalogue(kind: GearKind, params: Params): Promise<{ query: CatalogueQuery; list: Catalogue }> {
  const query = readCatalogueQuery(params);
  const viewer = await requireLooker(catalogueUrl(kind, query));
  return { query, list: await catalogue(viewer, kind, query) };
}

/** The maker of the current page under its one address. */
export const loadMaker = cache(async (spelled: string): Promise<MakerPage> => {
  const written = decoded(spelled);
  const name = tidySlug(written);
  const viewer = await requireLooker(makerUrl(name));
  const page = (name && (await makerPage(viewer, name))) || notFound();
  if (written !== name) permanentRedirect(makerUrl(name));
  return page;
});
