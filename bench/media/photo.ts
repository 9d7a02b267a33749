import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { photoFiles, photos } from "@/db/schema";
import { createRealtime } from "@/embedded/realtime";
import { allowedOrigins, required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { registerPhoto } from "@/lib/photos/mutations";
import { PUBLISHED_BY_DEFAULT } from "@/lib/photos/publishing/types";
import { REALTIME_PATH } from "@/lib/platform/realtime";
import { put } from "@/lib/platform/storage";
import { startWorker } from "./worker";

export type Studio = {
  /** From bytes in hand to everything durable and told; answers the photo's id. */
  prepare: (bytes: Buffer, ownerId: string) => Promise<string>;
  close: () => Promise<void>;
};

/** What of an instance takes part when a file becomes a photo: the store, the database, the queue with its worker, and the server that events go to. */
export async function openStudio(): Promise<Studio> {
  const secrets = { appId: required("PUSHER_APP_ID"), key: required("PUSHER_KEY"), secret: required("PUSHER_SECRET") };
  const realtime = createRealtime({ ...secrets, path: REALTIME_PATH, allowedOrigins });
  await realtime.listen(Number(required("REALTIME_API_PORT")));
  const worker = await startWorker();
  return {
    prepare: async (bytes, ownerId) => {
      const stored = await put("originals", bytes);
      const said = {
        uploadId: newId<"upload">(),
        visibility: "public",
        draft: false,
        published: PUBLISHED_BY_DEFAULT,
        fileName: "DSC_0042.JPG",
        type: "image/jpeg",
      } as const;
      const { photoId } = await registerPhoto({ id: ownerId }, { ...said, stored });
      await worker.done(photoId);
      return photoId;
    },
    close: async () => {
      await worker.stop();
      await realtime.close();
    },
  };
}

/**
 * Looks whether the photo is what it should be: otherwise something else was measured.
 *
 * @throws Error when it is not prepared, or has other pictures than the floor makes
 */
export async function demandPrepared(photoId: string): Promise<void> {
  const [photo] = await db.select().from(photos).where(eq(photos.id, photoId));
  const files = await db.select({ variant: photoFiles.variant }).from(photoFiles).where(eq(photoFiles.photoId, photoId));
  const variants = files.map(({ variant }) => variant).toSorted((a, b) => a.localeCompare(b));
  const said = `${photo?.status}: ${variants.join(" ")}`;
  if (!photo || !["ready", "draft"].includes(photo.status) || !photo.placeholder || !photo.model)
    throw new Error(`a photo was not prepared (${photo?.failure ?? said})`);
  if (variants.join(" ") !== "original w1280 w2048 w2560 w320 w640") throw new Error(`a photo has other pictures than are compared (${said})`);
}
