import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import type { PersonCard } from "@/lib/people/types";
import type { PhotoCard } from "@/lib/photos/types";
import { jobKind } from "@/lib/platform/jobs";
import type { Attachment } from "@/lib/posts/types";
import type { Likes } from "../likes/types";
import { TARGETS, type Standing, type Target } from "../types";
import type { Hindrance } from "./policy";

export type CommentId = Id<"comment">;

/** What a comment is about. */
export type Subject = { target: Target; targetId: string };

/**
 * `shown` is there to be read; `deleted` has just been taken away by the viewer, who can still have it back where it stood; `empty` is the place of one
 * that is not there for the viewer, kept because others answered.
 */
type CommentState = "shown" | "deleted" | "empty";

/** A comment as one viewer may read it; only one that is shown has an author and says anything. */
export type CommentView = {
  id: CommentId;
  state: CommentState;
  author: PersonCard | null;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
  photos: PhotoCard[];
  files: Attachment[];
  /** Usernames in the text that lead to somebody this viewer may meet, in lower case. */
  mentions: string[];
  /** Whether the viewer wrote it. */
  mine: boolean;
  /** Whether the viewer may take it away: its author, whoever owns what it is about, and moderators. */
  removable: boolean;
};

/** A comment with some of its answers, the first one first. */
export type Thread = CommentView & {
  replies: CommentView[];
  /** How many answers stand before and after these. */
  before: number;
  after: number;
  /** The answer that those after begin with, where the thread is open. */
  next: CommentId | null;
};

/** Which part of the comments is wanted: the newest unless told, those before one, or one with its thread open and those that follow. */
export type CommentPlace = { before?: CommentId; at?: CommentId };

/** One page of what is said about something, oldest first. */
export type CommentPage = Subject & {
  threads: Thread[];
  /** Of all comments the viewer may see, answers too. */
  count: number;
  /** Whether the owner lets nobody add any. */
  closed: boolean;
  /** Whether the viewer owns what they are about. */
  own: boolean;
  /** Where the pages beside this one begin or end; null where there is none. */
  earlier: CommentId | null;
  later: CommentId | null;
};

/** A page of comments for whoever looks at it. */
export type LoadedComments = {
  page: CommentPage;
  /** Which comment they are answering, and which one they are editing. */
  reply: string | null;
  edit: string | null;
  me: Pick<PersonCard, "name" | "avatarToken"> | null;
  hindrance: Hindrance;
  /** Whether they may put differently what they said, also where nobody can add anything. */
  mayEdit: boolean;
  /** Who likes each comment that is shown, by its id, and whether they may like it too. */
  likes: ReadonlyMap<string, Likes>;
  standing: Standing;
  /** A name for what they are about to say. */
  client: string;
};

/** What somebody says; `client` is the sender's own name for it, by which a repetition is known. */
export type CommentDraft = Subject & {
  client: string;
  parentId: CommentId | null;
  text: string;
  photoIds: readonly string[];
  attachmentIds: readonly string[];
};

/** What somebody says in the place of what they said. Attachments are named by the file they are already, or by that which has just arrived. */
export type CommentEdit = { target: Target; commentId: CommentId; text: string; photoIds: readonly string[]; attachmentIds: readonly string[] };

/** Erases what was deleted a minute ago, and what was taken down thirty days ago, of the comments on one thing. */
export const purgeComments = jobKind("comments.purge", z.object({ target: z.enum(TARGETS), targetId: z.string() }));
