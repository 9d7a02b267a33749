import { sessionFromRequest } from "@/lib/platform/session";
import { getProfile } from "../data";
import type { Profile } from "../types";

/** The profile whose name whoever asks has come upon; undefined where there is none for them. */
export const requestedProfile = async (request: { headers: Headers }, username: string): Promise<Profile | undefined> =>
  getProfile(await sessionFromRequest(request), username);
