import type { Field } from "../publishing/types";
import type { PhotoCard, PhotoId, PhotoView, UploadId } from "../types";

/** A photo that its owner has not published yet, with all that can be said about it. */
export type Draft = Omit<PhotoCard, "owner"> &
  Pick<PhotoView, "description" | "place" | "licence" | "allowFull" | "camera" | "byHand" | "gear" | "tags"> & {
    uploadId: UploadId;
    status: "processing" | "draft";
    fileName: string;
    published: readonly Field[];
    /** Stands for all that was said about it when it was read: a form that says the same has changed nothing. */
    seen: string;
  };

/** A draft's place among its owner's: the newest batch first, each as it arrived. */
export type DraftPlace = { uploadId: UploadId; id: PhotoId };

/** The name of a field of one draft's card in the form that holds all of them. */
export const nameOn = (name: string, id: PhotoId): string => `${name}.${id}`;

export type DraftsPage = {
  drafts: Draft[];
  next: DraftPlace | null;
  /** Of all pages. */
  all: number;
  /** The last of them all to arrive: what comes later was not seen. */
  until: PhotoId | null;
};

/** Which of their drafts a person means: some by name, or all that had arrived when they looked. */
export type Which = readonly PhotoId[] | { until: PhotoId };

/** What came of looking drafts through. */
export type Reviewed = {
  did: "saved" | "applied" | "published" | "discarded" | "restored";
  count: number;
  /** Those that are still chosen. */
  selected: PhotoId[];
  /** Names what was discarded together, to have it back. */
  discarded?: string;
};
