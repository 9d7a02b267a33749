import { z } from "zod";
import { crop, PURPOSES } from "./types";

const purpose = z.enum(PURPOSES, "errors.invalid");

/** What a browser says about a picture of its owner before it sends it: what for, and of an avatar which part of it; its middle unless told. */
export const portraitInput = z.strictObject({ purpose, crop: crop.nullable() });
export type PortraitInput = z.infer<typeof portraitInput>;

/** Names one of one's pictures in a form. */
export const portraitForm = z.object({ purpose });
