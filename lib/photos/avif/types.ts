import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** Makes a photo's AVIF files, of the picture as it was at that revision. */
export const makeAvif = jobKind("photos.avif", z.object({ photoId: z.string(), revision: z.number() }));

/** Whatever else is to be done goes first. */
export const LAST = 100;

/** One photo at a time, on however many machines: the other hands of the worker stay free for uploads. */
export const ONE_AT_A_TIME = "avif";
