import * as z from "zod/mini";
import { defineEvent, thingChannel } from "@/lib/platform/realtime/events";

type Photo = { id: string; ownerId: string };
type Post = { id: string; authorId: string; wallId: string };

/** Something was said or done about a photo, or taken back: for all who have it open. What it was each asks for, as each sees it. */
export const photoReacted = defineEvent({
  name: "photo.reacted",
  channel: ({ id, ownerId }: Photo) => thingChannel(ownerId, "photo", id),
  payload: z.object({ photoId: z.string() }),
});

/** The same of a post. */
export const postReacted = defineEvent({
  name: "post.reacted",
  channel: ({ id, authorId, wallId }: Post) => thingChannel([authorId, wallId], "post", id),
  payload: z.object({ postId: z.string() }),
});
