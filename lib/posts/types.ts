import type { Id } from "@/lib/core/ids";
import type { UserId } from "@/lib/platform/session";
import type { FileId } from "@/lib/media/types";
import type { PersonCard, Signature } from "@/lib/people/types";
import type { PhotoCard, PhotoId, Visibility } from "@/lib/photos/types";
import type { Tag } from "@/lib/tags/types";

export type PostId = Id<"post">;

/** A file that goes with a post or a comment. */
export type Attachment = { id: FileId; urlToken: string; name: string; type: string; bytes: number };

/** A post as one viewer may read it. */
export type PostView = {
  id: PostId;
  author: PersonCard;
  /** Whose wall it stands on; the author's own, mostly. */
  wall: PersonCard;
  title: string;
  topic: string;
  text: string;
  visibility: Visibility;
  signature: Signature | null;
  commentsClosed: boolean;
  createdAt: Date;
  editedAt: Date | null;
  tags: Tag[];
  photos: PhotoCard[];
  files: Attachment[];
  /** Usernames in the text that lead to somebody this viewer may meet, in lower case. */
  mentions: string[];
};

/** What is said of a new or changed post. */
export type PostDraft = {
  wallId: UserId;
  title: string;
  topic: string;
  text: string;
  tags: readonly string[];
  visibility: Visibility;
  signed: boolean;
  commentsClosed: boolean;
  photoIds: readonly PhotoId[];
  /** Of files that have arrived and are not sent yet, or that the post has already. */
  attachmentIds: readonly string[];
};
