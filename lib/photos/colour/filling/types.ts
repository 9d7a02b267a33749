import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** Gives a few photos that have no colour theirs, from those on that arrived at a time (milliseconds since the epoch), and has the next few follow. */
export const colourPhotos = jobKind("photos.colour", z.object({ since: z.int().nonnegative() }));
