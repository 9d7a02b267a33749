import { publicUrl } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { endMails } from "@/lib/notifications/digests/mutations";
import { unsubscribeUrl } from "@/lib/notifications/digests/schema";

type Context = RouteContext<"/api/unsubscribe/[token]">;

/** Bytes of what a mail program sends, which are a few dozen. */
const BODY_LIMIT = 1024;
const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };

/** A mail program ends mails for whoever reads them there (RFC 8058): signed in nowhere, by the link alone. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!(Number(request.headers.get("content-length") ?? Infinity) <= BODY_LIMIT)) return new Response(null, { status: 413, headers });
  const asked = await request.formData().catch(() => null);
  if (asked?.get("List-Unsubscribe") !== "One-Click") return new Response(null, { status: 400, headers });
  try {
    await endMails((await params).token);
    return new Response(null, { headers });
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: error.status, headers });
    throw error;
  }
}

/** A person who follows the link is shown what it does; nothing changes by looking. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return new Response(null, { status: 303, headers: { ...headers, location: new URL(unsubscribeUrl((await params).token), publicUrl()).href } });
}
