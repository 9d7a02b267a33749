import { z } from "zod";
import { foldTag } from "../rules";
import { WATCH_DEEDS } from "./types";

/** What is done about which tag, in any of its spellings. */
export const watchForm = z.object({
  tag: z
    .string()
    .transform(foldTag)
    .refine((folded) => folded !== "", "errors.invalid"),
  deed: z.enum(WATCH_DEEDS, "errors.invalid"),
});
