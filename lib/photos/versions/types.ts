import type { PhotoId, PhotoStatus } from "../types";

/** Degrees clockwise. */
export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

/** A part of a picture, in fractions of its width and height from its upper left. */
export type Crop = { x: number; y: number; width: number; height: number };

/** What its owner made of an upright picture: turned first, then cut to a part of what that gives. */
export type PictureEdit = { turn: Turn; crop: Crop };

export const UNEDITED: PictureEdit = { turn: 0, crop: { x: 0, y: 0, width: 1, height: 1 } };

/** Shapes a part can be given, by width and height; `original` is the picture's own, `across` the same lying the other way. */
export const ASPECTS = ["free", "original", "across", "1:1", "5:4", "4:5", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Pixels. */
export type Size = { width: number; height: number };

/** What a version changed about the one before it. `returned` is back to a file it had before, `reset` back to all of the picture. */
export type Deed = "uploaded" | "replaced" | "returned" | "reset" | "turned" | "cropped" | "turned-and-cropped";

/** One version, as its owner is told of it. */
export type PhotoVersion = {
  number: number;
  deed: Deed;
  createdAt: Date;
  /** As it was on its owner's machine. */
  fileName: string;
  bytes: number;
  /** Of the whole file, for its address. */
  urlToken: string;
  /** Pixels of the picture; null of a file that is not the one shown, whose size nobody wrote down. */
  size: Size | null;
};

/** Where the whole upright picture is: as `proof`, or, where nothing was changed about it, as what everyone sees. */
export type WholePicture = Size & { urlToken: string; widths: number[]; proof: boolean };

/** What its owner can change about a prepared photo's picture. */
export type OwnPicture = {
  photoId: PhotoId;
  status: Extract<PhotoStatus, "draft" | "ready">;
  /** The number of the version that is shown, and of the newest, which is being prepared where the two differ. */
  shown: number;
  newest: number;
  /** What the newest version makes of its file. */
  edit: PictureEdit;
  /** Null while another file is being prepared: nobody knows yet what is on it. */
  whole: WholePicture | null;
  /** Why the last change came to nothing: a message key, until its owner has read it. */
  failure: string | null;
};

/** What the application answers the browser about a file that is to replace another. `already` names the photo that has it, `gone` that there is none to replace. */
export type ReplacementReceipt = { outcome: "taken" | "already" | "gone"; photoId: string };
