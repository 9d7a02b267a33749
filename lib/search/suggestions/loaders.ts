import { sessionFromRequest } from "@/lib/platform/session";
import { suggest } from "./data";
import { partsNamed } from "./schema";
import type { DayPart, Suggestion } from "./types";

/**
 * What completes a text for whoever asks.
 *
 * @param parts of a day, as they are called in the asker's language
 */
export async function requestedSearchSuggestions(request: { headers: Headers }, typed: string, parts: readonly DayPart[]): Promise<Suggestion[]> {
  const viewer = await sessionFromRequest(request);
  return viewer.mayLook ? [...(await suggest(viewer, typed)), ...partsNamed(typed, parts)] : [];
}
