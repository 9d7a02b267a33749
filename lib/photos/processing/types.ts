import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

export const processPhoto = jobKind("photos.process", z.object({ photoId: z.string() }));
/** Makes the derivatives anew, after a change that shows in them. */
export const rederivePhoto = jobKind("photos.rederive", z.object({ photoId: z.string() }));
export const purgePhoto = jobKind("photos.purge", z.object({ photoId: z.string() }));
