import { sessionFromRequest } from "@/lib/platform/session";
import { suggest } from "./data";
import type { Suggestion } from "./types";

/** What completes a text for whoever asks. */
export const requestedSearchSuggestions = async (request: { headers: Headers }, typed: string): Promise<Suggestion[]> =>
  suggest(await sessionFromRequest(request), typed);
