import * as z from "zod/mini";
import { defineEvent, userChannel } from "@/lib/platform/realtime/events";

/** A photo of yours was processed: it is a draft or ready now, or failed. */
export const photoChanged = defineEvent({
  name: "photo.changed",
  channel: userChannel,
  payload: z.object({ photoId: z.string(), status: z.enum(["processing", "draft", "ready", "failed"]) }),
});
