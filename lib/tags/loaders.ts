import { currentViewer, sessionFromRequest } from "@/lib/platform/session";
import { popularTags, suggestTags } from "./data";

/** Names of tags that complete what whoever asks is typing; null for guests, who tag nothing. */
export async function requestedSuggestions(request: { headers: Headers }, typed: string): Promise<string[] | null> {
  const viewer = await sessionFromRequest(request);
  return viewer.kind === "guest" ? null : (await suggestTags(viewer, typed)).map(({ name }) => name);
}

/** The tags that are most on what was shared lately, as far as the current viewer sees it. */
export const loadPopularTags = async (limit: number) => popularTags(await currentViewer(), { limit });
