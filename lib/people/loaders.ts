import type { Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { requireLooker } from "@/lib/platform/session";
import { getProfile } from "./data";

/** The profile of the current page, under its own spelling of the name; or the not-found page. */
export const loadProfile = cache(async (username: string) => {
  const profile = await getProfile(await requireLooker(`/u/${encodeURIComponent(username)}`), username);
  if (!profile) notFound();
  if (profile.username !== username) permanentRedirect(`/u/${encodeURIComponent(profile.username)}` as Route);
  return profile;
});
