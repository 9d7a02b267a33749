import type { Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { nameNow } from "@/lib/accounts/credentials/username/data";
import { requireLooker, type Viewer } from "@/lib/platform/session";
import { postCounts } from "@/lib/posts/walls/data";
import { getProfile } from "./data";
import type { FramedProfile, Profile } from "./types";

/**
 * The profile of the current page, under its own spelling of the name; or the not-found page. Names that were given up lead to the name that followed.
 *
 * @param below what stands behind the name in the address, e.g. `/albums`
 */
export const loadProfile = cache(async (username: string, below = ""): Promise<FramedProfile> => {
  const viewer = await requireLooker(`/u/${encodeURIComponent(username)}${below}`);
  const profile = (await getProfile(viewer, username)) ?? (await profileOfFormer(viewer, username));
  if (!profile) notFound();
  if (profile.username !== username) permanentRedirect(`/u/${encodeURIComponent(profile.username)}${below}` as Route);
  return { ...profile, posts: profile.open ? (await postCounts(viewer, profile.id)).all : 0 };
});

async function profileOfFormer(viewer: Viewer, username: string): Promise<Profile | undefined> {
  const name = await nameNow(username);
  return name === null ? undefined : getProfile(viewer, name);
}
