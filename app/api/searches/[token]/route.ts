import { createHash } from "node:crypto";
import { requestedFeed } from "@/lib/search/saved/feed/loaders";

type Context = RouteContext<"/api/searches/[token]">;

/** A kept search as an Atom feed, for programs that read feeds: they sign in by the secret in the address, and ask whether anything has changed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const feed = await requestedFeed(token);
  const apart = { "cache-control": "private, max-age=300", "x-robots-tag": "noindex, nofollow" };
  if (feed === null) return new Response(null, { status: 404, headers: { ...apart, "cache-control": "private, no-store" } });
  const etag = `"${createHash("sha256").update(feed).digest("base64url")}"`;
  const headers = { ...apart, etag };
  if (isKnown(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(feed, { headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8", "x-content-type-options": "nosniff" } });
}

/** Caches on the way may have weakened the tag. */
const isKnown = (header: string | null, etag: string): boolean =>
  header !== null && header.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
