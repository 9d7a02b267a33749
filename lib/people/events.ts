import * as z from "zod/mini";
import { defineEvent, userChannel } from "@/lib/platform/realtime/events";

/** A picture of yours was made of what you uploaded, or could not be. */
export const portraitChanged = defineEvent({
  name: "portrait.changed",
  channel: userChannel,
  payload: z.object({ purpose: z.enum(["avatar", "signature"]), status: z.enum(["ready", "failed"]) }),
});
