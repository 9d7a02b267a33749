"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { like } from "./mutations";
import { likeForm } from "./schema";

/** Likes something, or stops; answers how it stands then. */
export const likeAction = formAction(likeForm, async (actor, { kind, id, on }) => {
  const likes = await like(actor, kind, id, on);
  refresh();
  return likes;
});
