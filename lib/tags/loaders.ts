import { sessionFromRequest } from "@/lib/platform/session";
import { suggestTags } from "./data";

/** Names of tags that complete what whoever asks is typing; null for guests, who tag nothing. */
export async function requestedSuggestions(request: { headers: Headers }, typed: string): Promise<string[] | null> {
  const viewer = await sessionFromRequest(request);
  return viewer.kind === "guest" ? null : (await suggestTags(viewer, typed)).map(({ name }) => name);
}
