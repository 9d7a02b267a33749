import * as z from "zod/mini";
import { defineEvent, userChannel } from "@/lib/platform/realtime/events";

/** What you are told has changed: something came, was taken back, or was read in another tab. How much is unread is asked for. */
export const notificationsChanged = defineEvent({
  name: "notifications.changed",
  channel: userChannel,
  payload: z.object({}),
});
