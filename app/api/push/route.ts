import { allowedOrigins } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { subscribe } from "@/lib/notifications/push/mutations";
import { subscriptionBody } from "@/lib/notifications/push/schema";
import { sessionFromRequest } from "@/lib/platform/session";

const BODY_LIMIT = 8 * 1024;

/**
 * A browser's subscription to push messages, which its page makes when its owner asks for it, and its service worker when a push service has ended the one
 * before.
 */
export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get("origin");
  if (origin !== null && !allowedOrigins().includes(origin)) return answer(403);
  // A body of unannounced length is refused unread.
  if (!(Number(request.headers.get("content-length") ?? Infinity) <= BODY_LIMIT)) return answer(413);
  const asked = subscriptionBody.safeParse(await request.json().catch(() => null));
  if (!asked.success) return answer(400);
  const viewer = await sessionFromRequest(request);
  if (viewer.kind === "guest") return answer(401);
  try {
    await subscribe(viewer, asked.data);
    return answer(200);
  } catch (error) {
    if (error instanceof AppError) return answer(error.status);
    throw error;
  }
}

const answer = (status: number): Response => new Response(null, { status, headers: { "cache-control": "no-store" } });
