import { z } from "zod";
import { thingId, yesOrNo } from "../schema";
import { LIKEABLE } from "./types";

/** What is liked, or not any more. */
export const likeForm = z.object({ kind: z.enum(LIKEABLE, "errors.invalid"), id: thingId, on: yesOrNo });
