import * as z from "zod/mini";
import { defineEvent, userChannel } from "@/lib/platform/realtime/events";

/** An archive of yours has come further, is ready, or could not be made. */
export const archiveChanged = defineEvent({
  name: "archive.changed",
  channel: userChannel,
  payload: z.object({ archiveId: z.string() }),
});
