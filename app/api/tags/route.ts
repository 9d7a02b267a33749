import { requestedSuggestions } from "@/lib/tags/loaders";
import { MAX_TAG_LENGTH } from "@/lib/tags/types";

/** Tags that complete `?typed=`, for the field they are typed in. */
export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get("typed") ?? "";
  const names = await requestedSuggestions(request, typed.slice(0, MAX_TAG_LENGTH));
  return names ? Response.json(names, { headers: { "cache-control": "private, no-store" } }) : new Response(null, { status: 401 });
}
