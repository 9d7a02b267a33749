import { createUploadthing, UTFiles, type FileRouter } from "uploadthing/next";
import { UploadThingError } from "uploadthing/server";
import { PRESIGNED_TTL_SECONDS } from "@/embedded/uploads";
import { allowedOrigins } from "@/lib/core/env";
import { newToken } from "@/lib/core/ids";
import { PICTURE_TYPES, type PictureType } from "@/lib/core/sniff";
import { registerAttachment } from "@/lib/media/attachments/mutations";
import type { AttachmentReceipt } from "@/lib/media/attachments/types";
import { uploadRefusal } from "@/lib/media/limits/data";
import { UploadRefused, type RefusedUpload } from "@/lib/media/limits/types";
import { SENDER_HEADER, uploadHindrance } from "@/lib/media/policy";
import { uploadInput } from "@/lib/media/schema";
import type { UploadReceipt } from "@/lib/media/types";
import { registerPortrait } from "@/lib/people/portraits/mutations";
import { MAX_PORTRAIT_BYTES, portraitHindrance } from "@/lib/people/portraits/policy";
import { portraitInput } from "@/lib/people/portraits/schema";
import type { PortraitReceipt } from "@/lib/people/portraits/types";
import { registerPhoto } from "@/lib/photos/mutations";
import { mayReplace } from "@/lib/photos/versions/data";
import { replaceFile } from "@/lib/photos/versions/mutations";
import { replacementInput } from "@/lib/photos/versions/schema";
import type { ReplacementReceipt } from "@/lib/photos/versions/types";
import { sessionFromRequest, type Member, type Viewer } from "@/lib/platform/session";
import { takeArrival } from "./arrival";

const MAX_NAME_LENGTH = 200;

type Sent = { name: string; size: number; type: string };

/** What the browser gets to read when an upload is not allowed to begin: a sentence, a code its page has words for, and the figures of those. */
const errorFormatter = (error: UploadThingError): { message: string; code: string } => ({ message: error.message, code: codeOf(error), ...figuresOf(error) });

const f = createUploadthing({ errorFormatter });

/**
 * The pictures we take, one per request. The library only knows powers of two; the exact limit is checked beside it: a person's own, which is never
 * above `MAX_BYTES`.
 */
function picturesUpTo<Size extends "16MB" | "128MB">(maxFileSize: Size) {
  const limit = { maxFileSize, maxFileCount: 1 } as const;
  return Object.fromEntries(PICTURE_TYPES.map((type) => [type, limit])) as Record<PictureType, typeof limit>;
}

const options = {
  awaitServerData: true,
  presignedURLTTL: PRESIGNED_TTL_SECONDS,
  // Keys are hashed down to 32 bits: at least let equal files of one moment not begin with equal ones.
  getFileHashParts: () => [newToken()],
} as const;

/** Photographs, one per request, so that each has its own address to be resumed at. */
const photo = f(picturesUpTo("128MB"), options)
  .input(uploadInput)
  .middleware(async ({ req, input, files }) => {
    const sender = await senderOf(req, uploadHindrance);
    if ((req.headers.get(SENDER_HEADER) ?? sender.id) !== sender.id) return refuse("signed-out");
    await demandRoomFor(sender, files);
    return { ...input, userId: sender.id, [UTFiles]: named(files) };
  })
  .onUploadComplete(({ metadata: { userId, uploadId, visibility }, file }): Promise<UploadReceipt | RefusedUpload> =>
    takeArrival(file.key, (arrived) => registerPhoto({ id: userId }, { uploadId, visibility, draft: true, fileName: file.name, ...arrived })),
  );

/** Pictures of people themselves: their avatar, and the signature they scanned. */
const portrait = f(picturesUpTo("16MB"), options)
  .input(portraitInput)
  .middleware(async ({ req, input, files }) => {
    const sender = await senderOf(req, portraitHindrance);
    if (files.some(({ size }) => size > MAX_PORTRAIT_BYTES)) return refuse("size");
    return { ...input, userId: sender.id };
  })
  .onUploadComplete(({ metadata: { userId, purpose, crop }, file }): Promise<PortraitReceipt | RefusedUpload> =>
    takeArrival(file.key, (arrived) => registerPortrait({ id: userId }, { purpose, crop, ...arrived })),
  );

/** A file that is to take the place of a photo's. Whose the photo is, is asked before it is sent and again when it is there. */
const replacement = f(picturesUpTo("128MB"), options)
  .input(replacementInput)
  .middleware(async ({ req, input, files }) => {
    const sender = await senderOf(req, uploadHindrance);
    await demandRoomFor(sender, files);
    if (!(await mayReplace(sender, input.photoId))) return refuse("gone");
    return { ...input, userId: sender.id, [UTFiles]: named(files) };
  })
  .onUploadComplete(({ metadata: { userId, photoId }, file }): Promise<ReplacementReceipt | RefusedUpload> =>
    takeArrival(file.key, (arrived) => replaceFile({ id: userId }, { photoId, fileName: file.name, ...arrived })),
  );

/** A file of any kind, for a post or comment that is still being written. Only under this slug does the ingest take what is no picture. */
const attachment = f({ blob: { maxFileSize: "128MB", maxFileCount: 1 } }, options)
  .middleware(async ({ req, files }) => {
    const sender = await senderOf(req, uploadHindrance);
    if (files.some(({ size }) => size === 0)) return refuse("empty");
    await demandRoomFor(sender, files);
    return { userId: sender.id, [UTFiles]: named(files) };
  })
  .onUploadComplete(({ metadata: { userId }, file }): Promise<AttachmentReceipt | RefusedUpload> =>
    takeArrival(file.key, (arrived) => registerAttachment({ id: userId }, { fileName: file.name, ...arrived })),
  );

export const uploadRouter = { photo, portrait, replacement, attachment } satisfies FileRouter;

/**
 * Who sends; ends the request for whoever may not, and from pages that are not ours. Everything about the visitor comes from `req`: the library may
 * run this while another request's context is current.
 */
async function senderOf(req: Request, hindranceOf: (viewer: Viewer) => string | null): Promise<Member> {
  if (!allowedOrigins().includes(req.headers.get("origin") ?? "")) return refuse("origin");
  const viewer = await sessionFromRequest(req);
  const hindrance = hindranceOf(viewer);
  return viewer.kind === "guest" || hindrance ? refuse(hindrance ?? "signed-out") : viewer;
}

/** Ends the request where one of the files would not be taken. */
async function demandRoomFor(sender: Member, files: readonly { size: number }[]): Promise<void> {
  const refusal = await uploadRefusal(sender, Math.max(...files.map(({ size }) => size)));
  if (refusal) await noRoom(new UploadRefused(refusal));
}

const named = (files: readonly Sent[]): Sent[] => files.map(({ name, size, type }) => ({ name: cleanName(name), size, type }));

/** Ends the request with a code the page has words for. */
const refuse = (code: string): Promise<never> => Promise.reject(new UploadThingError({ code: "FORBIDDEN", message: `Not allowed: ${code}.`, cause: code }));

/** The same, with figures. */
const noRoom = (cause: UploadRefused): Promise<never> =>
  Promise.reject(new UploadThingError({ code: "FORBIDDEN", message: `Not allowed: ${cause.refusal.code}.`, cause }));

const figuresOf = ({ cause }: UploadThingError): object => (cause instanceof UploadRefused ? cause.refusal : {});

/** Our own code where we said no; otherwise which of the library's checks did. */
function codeOf({ code, message, cause }: UploadThingError): string {
  if (cause instanceof UploadRefused) return cause.refusal.code;
  if (code === "FORBIDDEN" && cause instanceof Error) return cause.message;
  if (message.endsWith("FileSizeMismatch")) return "size";
  if (message.endsWith("InvalidFileType") || message.endsWith("UnknownFileType")) return "type";
  return code === "BAD_REQUEST" ? "malformed" : "unavailable";
}

/** A file's name as people may see it: no path, no control characters, and not endlessly long (its extension stays). */
function cleanName(name: string): string {
  const plain = name.normalize("NFC").replaceAll(/\p{C}/gu, "").split(/[/\\]/).at(-1)!.trim();
  return plain.slice(-MAX_NAME_LENGTH) || "photo";
}
