import type { Id } from "@/lib/core/ids";
import type { PersonCard } from "@/lib/people/types";
import type { CameraData } from "./exif/types";
import type { Field } from "./publishing/types";

export type PhotoId = Id<"photo">;
/** Shared by drafts that were dropped together, and from then on by what was published together. */
export type UploadId = Id<"upload">;

export const VISIBILITIES = ["public", "friends", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What others may do with a photo: nothing by default, or what a Creative Commons licence says. */
export const LICENCES = ["all-rights-reserved", "cc-by", "cc-by-sa", "cc-by-nd", "cc-by-nc", "cc-by-nc-sa", "cc-by-nc-nd", "cc0", "public-domain"] as const;
export type Licence = (typeof LICENCES)[number];

/** Characters that can be said about a photo, at most. */
export const MAX_TITLE = 200;
export const MAX_DESCRIPTION = 5000;
export const MAX_PLACE = 200;
export const MAX_ALT = 1000;

/** What a new photo starts with, as its owner's account says; each can differ. */
export type PhotoDefaults = { published: readonly Field[]; visibility: Visibility; licence: Licence; allowFull: boolean };

/** A `draft` is prepared, and its owner's alone until they publish it. */
export type PhotoStatus = "processing" | "draft" | "ready" | "failed";

/** What a grid needs to paint one photograph: dimensions are known, so nothing moves. */
export type PhotoCard = {
  id: PhotoId;
  title: string;
  /** What the picture shows, for those who do not see it. */
  alt: string;
  /** Pixels, after orientation. */
  width: number;
  height: number;
  /** Widths in pixels of the derivatives that exist, ascending. */
  widths: number[];
  /** Those of them that exist as AVIF too. */
  avifWidths: number[];
  urlToken: string;
  placeholder: string;
  visibility: Visibility;
  owner: PersonCard;
};

/** A photo's place in its owner's row: by when it was taken (local time without zone; when it arrived, where the file does not say), then by id. */
export type RowPlace = { shownAt: string; id: PhotoId };

export type DatedPhotoCard = PhotoCard & { shownAt: string };

/** A page of one's own photos to choose from, and where the next one begins. */
export type PhotoChoices = { photos: Omit<PhotoCard, "owner">[]; next: string | null };

/** The exposure as engraved on one line. All are absent where the file did not say. */
export type CameraLine = {
  /** Millimetres. */
  focalLength: number | null;
  aperture: number | null;
  /** Seconds. */
  exposureTime: number | null;
  iso: number | null;
};

/** A camera or lens under its page. */
type GearLink = { slug: string; maker: string; name: string };

type PhotoFile = {
  /** `w320` … `w2560`, as AVIF `a320` …, `full`, or `original`, which only the owner is told of. */
  variant: string;
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
  type: string;
  /** Of the encoder, from 1 to 100; null where nothing was lost, and of originals. */
  quality: number | null;
};

/** All that one viewer may know of one photo. */
export type PhotoView = PhotoCard & {
  status: PhotoStatus;
  /** A message key, with `failed`. */
  failure: string | null;
  uploadId: UploadId;
  description: string;
  place: string;
  licence: Licence;
  /** Whether others may have all its pixels. */
  allowFull: boolean;
  createdAt: Date;
  /** To its owner all of it; to others what is published. */
  camera: CameraData;
  /** Which of it the owner entered, because the file does not say it; to others, of what is published. */
  byHand: readonly Field[];
  gear: { camera: GearLink | null; lens: GearLink | null };
  tags: { folded: string; name: string }[];
  files: PhotoFile[];
  /** What only the owner is told. */
  own: {
    published: readonly Field[];
    fileName: string;
    type: string;
    bytes: number;
    /** Hexadecimal. */
    sha256: string | null;
    /** A message key. */
    editFailure: string | null;
  } | null;
};

/** What stands before and after a photo in a row; in its owner's, `previous` was taken later, `next` earlier. */
export type Beside = {
  previous: PhotoId | null;
  next: PhotoId | null;
  /** The how manieth it is, from 1; null where counting would cost too much. */
  position: { number: number; total: number } | null;
};
export type Neighbours = Pick<Beside, "position"> & { previous: PhotoCard | null; next: PhotoCard | null };

/** An upload that could not become a photo, and why. */
export type PhotoFailure = { id: PhotoId; fileName: string; failure: string; createdAt: Date };
