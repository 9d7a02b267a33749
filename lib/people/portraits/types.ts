import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** What a picture of a person is for. */
export const PURPOSES = ["avatar", "signature"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Why nothing became of an upload; each has its words. */
export const PORTRAIT_FAILURES = ["unsupported", "too-many-pixels", "damaged", "fault"] as const;
export type PortraitFailure = (typeof PORTRAIT_FAILURES)[number];

/** What a picture is called while it is none yet: what was uploaded, and why nothing became of that. */
export const UNFINISHED: readonly string[] = ["source", ...PORTRAIT_FAILURES];

/** What is going on with a person's picture: nothing, a new one is being made, or that came to nothing. */
export type PortraitState = "settled" | "processing" | PortraitFailure;

/** What the application answers the browser about a picture that has arrived. */
export type PortraitReceipt = { purpose: Purpose };

const fraction = z.number().min(0).max(1);

/** A part of a picture as it is seen upright, in fractions of its width and height. */
export const crop = z
  .strictObject({ x: fraction, y: fraction, width: fraction.positive(), height: fraction.positive() })
  // Browsers' sums are off by a hair.
  .refine(({ x, y, width, height }) => x + width <= 1.001 && y + height <= 1.001);
export type Crop = z.infer<typeof crop>;

/** Makes a person's picture of what they uploaded. */
export const makePortrait = jobKind("people.portrait", z.object({ userId: z.string(), purpose: z.enum(PURPOSES), fileId: z.string(), crop: crop.nullable() }));

/** Lets an upload go that nothing became of, when its owner has had time to read why. */
export const forgetPortrait = jobKind("people.portrait-forget", z.object({ fileId: z.string() }));
