import { z } from "zod";
import { allowedOrigins } from "@/lib/core/env";
import { audiblePresence } from "@/lib/people/presence/data";
import { audiblePhotos } from "@/lib/photos/live/data";
import { grantChannels, userChannel } from "@/lib/platform/realtime";
import { CHANNELS_PER_REQUEST } from "@/lib/platform/realtime/types";
import { sessionFromRequest } from "@/lib/platform/session";

const BODY_LIMIT = 32 * 1024;

const question = z.object({
  socketId: z.string().regex(/^\d{1,20}\.\d{1,20}$/),
  channels: z
    .array(z.string().regex(/^[\w\-=@,.;]{1,164}$/))
    .min(1)
    .max(CHANNELS_PER_REQUEST),
});

/** Signs the channels a member's socket may hear: their own, and those of photos they may see and of friends who let them know. All refusals look alike; three queries, however many channels. */
export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get("origin");
  if (origin !== null && !allowedOrigins().includes(origin)) return refusal(403);
  // A body of unannounced length is refused unread.
  if (!(Number(request.headers.get("content-length") ?? Infinity) <= BODY_LIMIT)) return refusal(413);
  const asked = question.safeParse(await request.json().catch(() => null));
  if (!asked.success) return refusal(400);
  const { socketId, channels } = asked.data;
  // What ends from here on voids what is signed below.
  const askedAt = Date.now();
  const viewer = await sessionFromRequest(request);
  if (viewer.kind === "guest") return refusal(403);
  const heard = [
    ...channels.filter((channel) => channel === userChannel(viewer.id)),
    ...(await audiblePhotos(viewer, channels)),
    ...(await audiblePresence(viewer, channels)),
  ];
  const grants = grantChannels(viewer.id, socketId, heard, askedAt);
  return Object.keys(grants).length > 0 ? Response.json({ grants }, { headers: { "cache-control": "no-store" } }) : refusal(403);
}

const refusal = (status: number): Response => new Response(null, { status, headers: { "cache-control": "no-store" } });
