import { isId } from "@/lib/core/ids";

/** Where a page of the feed starts: after this upload of this person. */
export type FeedCursor = { uploadId: string; ownerId: string };

export const writeCursor = ({ uploadId, ownerId }: FeedCursor): string => `${uploadId}.${ownerId}`;

/** Reads `?before=`; anything malformed means the first page. */
export function readCursor(text: string | string[] | undefined): FeedCursor | undefined {
  const [uploadId = "", ownerId = ""] = typeof text === "string" ? text.split(".") : [];
  return isId(uploadId) && isId(ownerId) ? { uploadId, ownerId } : undefined;
}
