import { z } from "zod";
import { allowedOrigins } from "@/lib/core/env";
import { audiblePresence } from "@/lib/people/presence/data";
import { audiblePhotos } from "@/lib/photos/live/data";
import { audiblePosts } from "@/lib/posts/live/data";
import { grantChannels, noteGrants, realtimeIsEmbedded, standing, userChannel } from "@/lib/platform/realtime";
import { CHANNELS_PER_REQUEST, type Grants } from "@/lib/platform/realtime/types";
import { sessionFromRequest, type UserId } from "@/lib/platform/session";

const BODY_LIMIT = 32 * 1024;

const question = z.object({
  socketId: z.string().regex(/^\d{1,20}\.\d{1,20}$/),
  channels: z
    .array(z.string().regex(/^[\w\-=@,.;]{1,164}$/))
    .min(1)
    .max(CHANNELS_PER_REQUEST),
});

/**
 * Signs the channels a member's socket may hear: their own, and those of photos and posts they may see and of friends who let them know; four queries, however many
 * channels. All else is left out, and for a guest everything: a page whose session has ended elsewhere asks once more, which is no error.
 */
export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get("origin");
  if (origin !== null && !allowedOrigins().includes(origin)) return answer(403);
  // A body of unannounced length is refused unread.
  if (!(Number(request.headers.get("content-length") ?? Infinity) <= BODY_LIMIT)) return answer(413);
  const asked = question.safeParse(await request.json().catch(() => null));
  if (!asked.success) return answer(400);
  const { socketId, channels } = asked.data;
  const before = await standing(channels);
  const viewer = await sessionFromRequest(request);
  if (viewer.kind === "guest") return answer(200, {});
  const own = channels.filter((channel) => channel === userChannel(viewer.id));
  const others = await Promise.all([audiblePhotos(viewer, channels), audiblePosts(viewer, channels), audiblePresence(viewer, channels)]);
  const heard = [...own, ...others.flat()];
  return answer(200, (await isNoted(viewer.id, request, heard)) ? grantChannels(viewer.id, socketId, heard, before) : {});
}

/**
 * Elsewhere than at our own server it is noted whose things a member is about to hear, and looked again whether they are one: a session that ends meanwhile
 * either has ended here, or its end finds the note.
 */
async function isNoted(memberId: UserId, request: Request, channels: readonly string[]): Promise<boolean> {
  if (realtimeIsEmbedded()) return true;
  await noteGrants(memberId, channels);
  return (await sessionFromRequest(request)).kind === "member";
}

const answer = (status: number, grants?: Grants): Response =>
  new Response(grants && JSON.stringify({ grants }), {
    status,
    headers: { "cache-control": "no-store", ...(grants && { "content-type": "application/json" }) },
  });
