import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import { jobKind } from "@/lib/platform/jobs";
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

/** Some of a list of posts, the newest first, and where to go on. */
export type PostPage = { posts: PostView[]; next: PostId | null };

/** What a wall shows: all that stands on it, or only what its owner wrote. */
export type WallPart = "all" | "own";

/** How a wall meets one viewer. */
export type WallTerms = {
  /** What is public of its owner's is for them. */
  open: boolean;
  /** They read what others wrote there, as far as those let them. */
  readsOthers: boolean;
  mayWrite: boolean;
  /** Why a member who might wonder may not: its owner lets friends write there, or nobody; or they may write nowhere. */
  hindrance: "friends" | "nobody" | "restricted" | null;
};

/** Removes a deleted post for good, with all that belongs to it. */
export const purgePost = jobKind("posts.purge", z.object({ postId: z.string() }));
