"use client";

import type { ReactNode, RefObject } from "react";
import { AttachField } from "@/components/posts/attach-field";
import type { ChosenPhoto } from "@/components/posts/choosing";
import { Pieces } from "@/components/posts/pieces";
import { PhotosField } from "@/components/posts/photos-field";
import { RichField } from "@/components/posts/rich-field";
import type { FormState } from "@/lib/core/form";
import type { Attachment } from "@/lib/posts/types";
import { useCommentRoom } from "./comment-words";
import { sendOnEnter } from "./keys";

type CommentFieldsProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  placeholder?: string;
  text: string;
  said: FormState;
  photos?: readonly ChosenPhoto[];
  files?: readonly Attachment[];
  /** Whether these photos and files are on their way already: so they are not sent with the next words as well, and stay here should the answer be no. */
  sending: boolean;
  /** Another once they have gone. */
  turn?: number;
  /** What sends it, or gives it up. */
  children: ReactNode;
};

/** What a comment says, and the photos and files that go with it. */
export function CommentFields({ field, label, placeholder, text, said, photos, files, sending, turn, children }: CommentFieldsProps) {
  const { spoken } = useCommentRoom();
  if (!spoken) return null;
  return (
    <>
      <RichField
        ref={field}
        name="text"
        label={label}
        hideLabel
        rows={2}
        placeholder={placeholder}
        defaultValue={text}
        error={said.fields?.text ?? said.fields?.photo ?? said.fields?.attachment}
        onKeyDown={sendOnEnter}
        {...spoken}
      />
      <Pieces turn={turn} disabled={sending} end={children}>
        <PhotosField initial={photos} words={spoken.words} />
        <AttachField initial={files} {...spoken} />
      </Pieces>
    </>
  );
}
