import { requestedUnread } from "@/lib/notifications/loaders";

/** How many lines of their notifications whoever asks has not read, for the bell of an open page. */
export async function GET(request: Request): Promise<Response> {
  const unread = await requestedUnread(request);
  if (unread === null) return new Response(null, { status: 401 });
  return Response.json({ unread }, { headers: { "cache-control": "private, no-store" } });
}
