import * as z from "zod/mini";
import { defineEvent, userChannel } from "@/lib/platform/realtime/events";

/** A photo of yours is not what it was: processed, and a draft or ready now; failed; published or discarded with others. */
export const photoChanged = defineEvent({
  name: "photo.changed",
  channel: userChannel,
  payload: z.object({ photoId: z.string(), status: z.enum(["processing", "draft", "ready", "failed"]) }),
});
