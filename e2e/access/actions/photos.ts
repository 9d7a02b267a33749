import { desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, photoVersions } from "@/db/schema";
import { aPhoto } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { deletePhotoAction, dismissFailureAction, editPhotoAction, undeletePhotoAction } from "@/lib/photos/actions";
import { dismissEditFailureAction, editPictureAction, bringBackAction } from "@/lib/photos/versions/actions";
import { publishDraftsAction, reviewDraftsAction } from "@/lib/photos/drafts/actions";
import { nameOn } from "@/lib/photos/drafts/types";
import { OWNER } from "../actors";
import { send, type Cases } from "./attempt";

const photoNow = async (id: string) => (await db.select().from(photos).where(eq(photos.id, id)))[0];
const newestVersion = async (photoId: string) =>
  (await db.select().from(photoVersions).where(eq(photoVersions.photoId, photoId)).orderBy(desc(photoVersions.number)).limit(1))[0];

/** What is done about photographs. */
export const photoActions: Cases = {
  editPhotoAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner });
      const fields = { photoId, title: "changed", description: "", place: "", tags: "", alt: "", licence: "cc0", visibility: "public" };
      return { send: send(editPhotoAction, fields), happened: async () => (await photoNow(photoId))?.title === "changed" };
    },
  },
  deletePhotoAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner });
      return { send: send(deletePhotoAction, { photoId }), happened: async () => Boolean((await photoNow(photoId))?.deletedAt) };
    },
  },
  undeletePhotoAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner, deletedAt: new Date() });
      return { send: send(undeletePhotoAction, { photoId }), happened: async () => (await photoNow(photoId))?.deletedAt === null };
    },
  },
  dismissFailureAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner, status: "failed", failure: "photos.failure.damaged" });
      return { send: send(dismissFailureAction, { photoId }), happened: async () => Boolean((await photoNow(photoId))?.deletedAt) };
    },
  },
  editPictureAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner });
      const fields = { photoId, from: "0", turn: "90", aspect: "free", left: "0", top: "0", width: "100", height: "100" };
      return { send: send(editPictureAction, fields), happened: async () => (await newestVersion(photoId))?.turn === 90 };
    },
  },
  bringBackAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner });
      const { fileId, fileName } = (await newestVersion(photoId))!;
      await db.insert(photoVersions).values({ photoId, number: 2, fileId, fileName, turn: 90 });
      return { send: send(bringBackAction, { photoId, number: "1" }), happened: async () => (await newestVersion(photoId))?.number === 3 };
    },
  },
  dismissEditFailureAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner, editFailure: "photos.failure.damaged" });
      return { send: send(dismissEditFailureAction, { photoId }), happened: async () => (await photoNow(photoId))?.editFailure === null };
    },
  },
  publishDraftsAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id } = await aPhoto({ owner: people.owner, status: "draft" });
      return { send: send(publishDraftsAction, { photos: id }), happened: async () => (await photoNow(id))?.status === "ready" };
    },
  },
  reviewDraftsAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id, title } = await aPhoto({ owner: people.owner, status: "draft" });
      const said = { title: "changed", description: "", place: "", tags: "", alt: "", licence: "cc0", visibility: "public", seen: "", select: "on" };
      const fields = Object.fromEntries(Object.entries(said).map(([name, value]) => [nameOn(name, id), value]));
      const now = async () => (await photoNow(id))!;
      return {
        send: send(reviewDraftsAction, { ...fields, deed: "publish", until: newId() }),
        happened: async () => (await now()).title !== title || (await now()).status !== "draft",
      };
    },
  },
};
