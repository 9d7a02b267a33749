import * as z from "zod/mini";
import { defineEvent, thingChannel, userChannel } from "@/lib/platform/realtime/events";

/** How somebody stands to you changed: they asked, answered, thought better of it, or follow you now. */
export const relationChanged = defineEvent({ name: "relation.changed", channel: userChannel, payload: z.object({}) });

/** A friend who lets you know came, or went. */
export const presenceChanged = defineEvent({
  name: "presence.changed",
  channel: (personId: string) => thingChannel(personId, "presence", personId),
  payload: z.object({ here: z.boolean() }),
});

/** A picture of yours was made of what you uploaded, or could not be. */
export const portraitChanged = defineEvent({
  name: "portrait.changed",
  channel: userChannel,
  payload: z.object({ purpose: z.enum(["avatar", "signature"]), status: z.enum(["ready", "failed"]) }),
});
