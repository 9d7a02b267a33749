import { z } from "zod";
import { presenceWatch } from "@/lib/people/presence/mutations";
import { realtimeIsEmbedded, readWebhook } from "@/lib/platform/realtime";
import { channelOf } from "@/lib/platform/realtime/types";

/** What Pusher sends at most at once is far below. */
const BODY_LIMIT = 256 * 1024;
/** Milliseconds after which what a server tells is no news, in case somebody repeats it. */
const FRESH = 5 * 60_000;

const told = z.object({ time_ms: z.number(), events: z.array(z.object({ name: z.string(), channel: z.string().optional() })).max(1000) });

const watch = presenceWatch();

/**
 * Hears of a realtime server elsewhere which channels somebody has joined as the first, and left as the last: its "channel existence" webhook. Our own
 * server says so to the process it runs in.
 */
export async function POST(request: Request): Promise<Response> {
  if (realtimeIsEmbedded()) return new Response(null, { status: 404 });
  if (!(Number(request.headers.get("content-length") ?? Infinity) <= BODY_LIMIT)) return new Response(null, { status: 413 });
  const said = told.safeParse(readWebhook(request.headers, await request.text()));
  if (!said.success || Math.abs(Date.now() - said.data.time_ms) > FRESH) return new Response(null, { status: 401 });
  for (const { name, channel = "" } of said.data.events)
    if (name === "channel_occupied" || name === "channel_vacated") watch(channelOf(channel), name === "channel_occupied");
  return new Response(null, { status: 200 });
}
