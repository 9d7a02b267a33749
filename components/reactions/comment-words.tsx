"use client";

import { createContext, useContext, type ReactNode } from "react";
import type { Spoken } from "@/components/posts/words";
import type { LoadedComments, Subject } from "@/lib/reactions/comments/types";

/** What forms say, in the reader's language; once for all forms of a page. */
export type CommentWords = Record<
  "label" | "placeholder" | "send" | "replyLabel" | "sendReply" | "editLabel" | "save" | "cancel" | "sending" | "unsent",
  string
>;

type Room = Subject &
  Pick<LoadedComments, "me" | "client"> & {
    words: CommentWords;
    /** What their fields say; null where the reader writes nothing. */
    spoken: Spoken | null;
  };

const Context = createContext<Room | null>(null);

/** What all places to write in on a page have in common. */
export const CommentRoom = ({ children, ...room }: Room & { children: ReactNode }) => <Context value={room}>{children}</Context>;

/** What the `CommentRoom` around says. */
export function useCommentRoom(): Room {
  const room = useContext(Context);
  if (!room) throw new Error("there are no comments around");
  return room;
}
