import { z } from "zod";
import { isId } from "@/lib/core/ids";

/** Which of the two states is wanted: saying it again changes nothing, unlike pressing a switch. */
export const yesOrNo = z.enum(["yes", "no"], "errors.invalid").transform((answer) => answer === "yes");

export const thingId = z.string("errors.not-found").refine(isId, "errors.not-found");
