import { z } from "zod";
import { isId, timeOfId } from "@/lib/core/ids";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A batch is named by the browser when it begins: a UUIDv7 of the last 24 hours, because photos are listed by its time. */
const uploadId = z.string().refine((id) => {
  if (!isId(id) || id[14] !== "7") return false;
  const age = Date.now() - timeOfId(id);
  return age < DAY_MS && age > -MINUTE_MS;
});

/** What is chosen for all photos that are dropped together. The account says the rest of what they start with, and their review decides. */
export const uploadInput = z.strictObject({
  uploadId,
  visibility: z.enum(["public", "friends", "private"]),
});

export type UploadInput = z.infer<typeof uploadInput>;

/** The photos a page asks about; as many as one batch has at most. */
export const progressQuery = z.array(z.string().refine(isId)).min(1).max(200);

const fileName = /^(?<variant>original|full|proof|attachment|[wa]\d{1,5}|avatar\d{2,3}|signature|part\d{1,3})\.[a-z]{3,4}$/;
const urlToken = /^[A-Za-z0-9_-]{22}$/;

/** The two parts of a file's address, or null when no file could have them. */
export function parseFileAddress(token: string, name: string): { urlToken: string; variant: string } | null {
  const variant = fileName.exec(name)?.groups?.variant;
  return variant && urlToken.test(token) ? { urlToken: token, variant } : null;
}
