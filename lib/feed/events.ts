import * as z from "zod/mini";
import { defineEvent, userChannel } from "@/lib/platform/realtime/events";

/** Somebody whose things you want to see shared something. What, and whether it is for you, you ask. */
export const feedGrew = defineEvent({ name: "feed.grew", channel: userChannel, payload: z.object({}) });
