import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer } from "@/lib/platform/session";
import { getProfile } from "./data";

/** The profile of the current page, or the not-found page. */
export const loadProfile = cache(async (username: string) => {
  const profile = await getProfile(await currentViewer(), username);
  return profile ?? notFound();
});
