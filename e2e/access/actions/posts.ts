import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { posts, users } from "@/db/schema";
import { actorOf, aPost } from "@/db/seed/factories";
import { deletePostAction, editPostAction, undeletePostAction, writePostAction } from "@/lib/posts/actions";
import { deletePost } from "@/lib/posts/mutations";
import { CONFIRMED, OWNER, SHUT_OUT } from "../actors";
import { send, type Cases } from "./attempt";

const postNow = async (id: string) => (await db.select().from(posts).where(eq(posts.id, id)))[0];

/** What is said on walls, and taken back. */
export const postActions: Cases = {
  writePostAction: {
    open: CONFIRMED.filter((actor) => actor !== "restricted" && !SHUT_OUT.includes(actor)),
    attempt: async ({ people: { owner } }, self) => {
      await db.update(users).set({ wallFrom: "everyone" }).where(eq(users.id, owner.id));
      return {
        send: send(writePostAction, { wall: owner.id, text: "hello", visibility: "public" }),
        happened: async () => (await db.$count(posts, and(eq(posts.authorId, self.id), eq(posts.wallId, owner.id)))) > 0,
      };
    },
  },
  editPostAction: {
    open: OWNER,
    attempt: async ({ people: { owner } }) => {
      const { id: post } = await aPost({ author: owner });
      const fields = { post, wall: owner.id, text: "changed", visibility: "public" };
      return { send: send(editPostAction, fields), happened: async () => (await postNow(post))?.text === "changed" };
    },
  },
  deletePostAction: {
    open: ["friend", "owner"],
    attempt: async ({ people: { owner, friend } }) => {
      const { id: post } = await aPost({ author: friend, wall: owner });
      return { send: send(deletePostAction, { post }), happened: async () => Boolean((await postNow(post))?.deletedAt) };
    },
  },
  undeletePostAction: {
    open: OWNER,
    attempt: async ({ people: { owner, friend } }) => {
      const { id: post } = await aPost({ author: friend, wall: owner });
      await deletePost(actorOf(owner), post);
      return { send: send(undeletePostAction, { post }), happened: async () => (await postNow(post))?.deletedAt === null };
    },
  },
};
