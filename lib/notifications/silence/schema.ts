import { z } from "zod";
import { thingId, yesOrNo } from "@/lib/reactions/schema";
import { TARGETS } from "@/lib/reactions/types";

export const silenceForm = z.object({ target: z.enum(TARGETS, "errors.invalid"), id: thingId, on: yesOrNo });
