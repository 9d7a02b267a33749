import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { requireLooker } from "@/lib/platform/session";
import { decoded, gearUrl, tidySlug } from "../schema";
import type { GearKind } from "../types";
import { gearPage } from "./data";
import type { GearPage } from "./types";

/** The camera or lens of the current page under its one address; earlier addresses and other spellings lead there for good. */
export const loadGear = cache(async (kind: GearKind, spelled: string): Promise<GearPage> => {
  const written = decoded(spelled);
  const slug = tidySlug(written);
  const viewer = await requireLooker(gearUrl({ kind, slug }));
  const page = (slug && (await gearPage(viewer, kind, slug))) || notFound();
  if (page.gear.slug !== written) permanentRedirect(gearUrl(page.gear));
  return page;
});
