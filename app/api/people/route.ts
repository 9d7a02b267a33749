import { requestedPeople } from "@/lib/people/completion/loaders";

/** As much of a name as is looked for. */
const MOST_LETTERS = 60;

/** People whose name or username completes `?typed=`, for the field they are mentioned in. */
export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get("typed") ?? "";
  const people = await requestedPeople(request, typed.slice(0, MOST_LETTERS));
  return people ? Response.json(people, { headers: { "cache-control": "private, no-store" } }) : new Response(null, { status: 401 });
}
