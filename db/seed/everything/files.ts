import { writeFile, mkdir } from "node:fs/promises";
import { db } from "@/db/client";
import {
  archiveFiles,
  archives,
  attachments,
  files,
  ingestUploads,
  personFiles,
  photoCommentFiles,
  photoComments,
  postCommentFiles,
  postComments,
  postFiles,
  posts,
} from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { arrivingPath, newKey, put, scratchDirectory, type Kind } from "@/lib/platform/storage";
import { aPhoto } from "../factories";
import { tomorrow, type Shared, type World } from "./world";

/** One upload that is still arriving, and one whose photo was never made. */
export async function upload(world: World): Promise<void> {
  const metadata = { userId: world.person.id, uploadId: newId(), visibility: "private" };
  const common = { metadata, callbackUrl: "http://127.0.0.1:3000/api/uploadthing", callbackSlug: "photo" };
  const [half, whole] = [newKey("originals"), newKey("originals")].map((key) => world.name(key)) as [string, string];
  await mkdir(scratchDirectory(), { recursive: true });
  await writeFile(arrivingPath(half), `half a picture ${world.mark("bytes that arrive")}`);
  world.objects.arriving.push({ backend: "disk", key: half });
  const { bytes, sha256 } = await put("originals", Buffer.from(world.mark("bytes that arrived")), { key: whole });
  world.objects.originals.push({ backend: "disk", key: whole });
  const stored = { backend: "disk", key: whole, bytes, sha256, md5: "0".repeat(32), type: "image/jpeg" };
  const serverData = { value: { for: world.mark("ingest_uploads.server_data") } };
  const result = { url: world.mark("ingest_uploads.result") };
  await db.insert(ingestUploads).values([
    { ...common, key: world.token(), objectKey: half },
    { ...common, key: world.token(), objectKey: whole, stored, serverData, result },
  ]);
}

/** Pictures of themselves, and an archive. */
export async function keepFiles(world: World): Promise<void> {
  const userId = world.person.id;
  const file = async (kind: Kind, variant: string, urlToken: string, type: string): Promise<string> => {
    const stored = await world.store(kind, Buffer.from(`bytes ${world.mark(`bytes of ${kind}`)}`));
    const id = world.id();
    await db.insert(files).values({ id, ownerId: userId, variant, type, access: "private", urlToken, ...stored });
    return id;
  };
  const avatar = await file("portraits", "avatar96", world.person.avatarToken!, "image/webp");
  const signature = await file("portraits", "signature", world.person.signatureToken!, "image/webp");
  await db.insert(personFiles).values([
    { userId, purpose: "avatar", variant: "avatar96", fileId: avatar },
    { userId, purpose: "signature", variant: "signature", fileId: signature },
  ]);
  const archiveId = world.id();
  await db.insert(archives).values({ id: archiveId, userId, status: "ready", done: 9, total: 9, readyAt: new Date(), expiresAt: tomorrow() });
  await db.insert(archiveFiles).values({ archiveId, part: 1, fileId: await file("archives", "part1", world.token(), "application/zip") });
}

/** A file that waits to be sent, and one with a post, with a comment on a photo of another's and with one on a post. */
export async function attach(world: World, { friend }: Shared): Promise<void> {
  const authorId = world.person.id;
  const file = async (name: string): Promise<{ fileId: string; name: string; position: number }> => {
    const stored = await world.store("originals", Buffer.from(`bytes ${world.mark(`bytes of ${name}`)}`));
    const fileId = world.id();
    const type = "application/octet-stream";
    await db.insert(files).values({ id: fileId, ownerId: authorId, variant: "attachment", type, access: "private", urlToken: world.token(), ...stored });
    return { fileId, name: world.mark(`${name}.name`), position: 0 };
  };
  const { position: _position, ...waiting } = await file("attachments");
  await db.insert(attachments).values({ id: world.id(), ownerId: authorId, ...waiting });
  const [postId, onPhoto, onPost] = [newId(), newId(), newId()];
  const photoId = (await aPhoto({ owner: friend })).id;
  await db.insert(posts).values({ id: postId, authorId, wallId: authorId, visibility: "public" });
  await db.insert(photoComments).values({ id: onPhoto, authorId, photoId });
  await db.insert(postComments).values({ id: onPost, authorId, postId });
  await db.insert(postFiles).values({ ...(await file("post_files")), postId });
  await db.insert(photoCommentFiles).values({ ...(await file("photo_comment_files")), commentId: onPhoto });
  await db.insert(postCommentFiles).values({ ...(await file("post_comment_files")), commentId: onPost });
}
