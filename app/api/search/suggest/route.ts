import { searchWords } from "@/components/search/words";
import { MAX_TEXT } from "@/lib/search/schema";
import { requestedSearchSuggestions } from "@/lib/search/suggestions/loaders";

/** What completes `?typed=` in the search box, as far as whoever asks may see it. */
export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get("typed") ?? "";
  const suggestions = await requestedSearchSuggestions(request, typed.slice(0, MAX_TEXT).toWellFormed(), (await searchWords()).dayParts());
  return Response.json(suggestions, { headers: { "cache-control": "private, no-store" } });
}
