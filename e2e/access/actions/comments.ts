import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { photoComments, photos, users } from "@/db/schema";
import { aPhoto, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import {
  addCommentAction,
  closeCommentsAction,
  deleteCommentAction,
  deleteCommentsOfAction,
  editCommentAction,
  undeleteCommentAction,
} from "@/lib/reactions/comments/actions";
import { CONFIRMED, OWNER, SHUT_OUT } from "../actors";
import type { Cast } from "../cast";
import { send, type Cases } from "./attempt";

/** Those who may say something where all members may look. */
const SPEAKERS = CONFIRMED.filter((actor) => actor !== "restricted" && !SHUT_OUT.includes(actor));

type Row = typeof photoComments.$inferInsert;

/** A photo of the owner's, and a comment on it by somebody. */
async function aComment({ people }: Cast, author: { id: string }, columns: Partial<Row> = {}, visibility: "public" | "friends" = "public") {
  const { id: targetId } = await aPhoto({ owner: people.owner, visibility });
  const id = newId();
  await db.insert(photoComments).values({ id, photoId: targetId, authorId: author.id, text: "words", ...columns });
  const now = async () => (await db.select().from(photoComments).where(eq(photoComments.id, id)))[0];
  return { subject: { target: "photo", targetId }, id, now };
}

/** Somebody between whom and everybody nothing stands. */
const aSpeaker = async ({ people }: Cast): Promise<User> => {
  const [speaker] = await db.select().from(users).where(eq(users.id, people.friend.id));
  return speaker!;
};

const authorOf = async (photoId: string) => (await db.select().from(photoComments).where(eq(photoComments.photoId, photoId)))[0]?.authorId;

/** What is said about a photo. */
export const commentActions: Cases = {
  addCommentAction: {
    // The photo is for the owner's friends: those who were, and those a block stands before, are let in no more than others.
    open: ["friend", "owner"],
    attempt: async ({ people }, self) => {
      const { id: targetId } = await aPhoto({ owner: people.owner, visibility: "friends" });
      const fields = { target: "photo", targetId, client: newId(), text: "words" };
      return { send: send(addCommentAction, fields), happened: async () => (await authorOf(targetId)) === self.id };
    },
  },
  editCommentAction: {
    // Each their own, as long as they see what it is about and may comment.
    open: SPEAKERS,
    attempt: async (cast, self) => {
      const { subject, id, now } = await aComment(cast, self);
      return { send: send(editCommentAction, { ...subject, comment: id, text: "changed" }), happened: async () => (await now())?.text === "changed" };
    },
  },
  deleteCommentAction: {
    // Of a friend's on a photo for friends: its author, whose photo it is, and no moderator who does not see it.
    open: ["friend", "owner"],
    attempt: async (cast) => {
      const { subject, id, now } = await aComment(cast, await aSpeaker(cast), {}, "friends");
      return { send: send(deleteCommentAction, { ...subject, comment: id }), happened: async () => (await now())?.deletedAt !== null };
    },
  },
  undeleteCommentAction: {
    // What the owner of the photo took away, nobody else brings back: not even its author.
    open: OWNER,
    attempt: async (cast) => {
      const gone = new Date();
      const { subject, id, now } = await aComment(cast, await aSpeaker(cast), { deletedAt: gone, removedAt: gone });
      return { send: send(undeleteCommentAction, { ...subject, comment: id }), happened: async () => (await now())?.deletedAt === null };
    },
  },
  deleteCommentsOfAction: {
    open: OWNER,
    attempt: async (cast) => {
      const speaker = await aSpeaker(cast);
      const { subject, now } = await aComment(cast, speaker);
      return { send: send(deleteCommentsOfAction, { ...subject, person: speaker.id }), happened: async () => (await now())?.deletedAt !== null };
    },
  },
  closeCommentsAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: targetId } = await aPhoto({ owner: people.owner });
      const closed = async () => (await db.select({ closed: photos.commentsClosed }).from(photos).where(eq(photos.id, targetId)))[0]?.closed ?? false;
      return { send: send(closeCommentsAction, { target: "photo", targetId, closed: "yes" }), happened: closed };
    },
  },
};
