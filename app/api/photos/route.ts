import { requestedOwnPhotos } from "@/lib/photos/loaders";

/** A page of the photos of whoever asks, from `?before=` on, to choose from. */
export async function GET(request: Request): Promise<Response> {
  const page = await requestedOwnPhotos(request, new URL(request.url).searchParams.get("before") ?? undefined);
  return page ? Response.json(page, { headers: { "cache-control": "private, no-store" } }) : new Response(null, { status: 401 });
}
