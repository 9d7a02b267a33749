import { z } from "zod";
import { AUDIENCES } from "../types";
import { WRITERS } from "./types";

/** A box that is not ticked is not sent. */
const box = z
  .string()
  .optional()
  .transform((sent) => sent !== undefined);

export const privacyForm = z.object({
  private: box,
  wallFrom: z.enum(WRITERS, "errors.invalid"),
  wallFor: z.enum(AUDIENCES, "errors.invalid"),
  showsPresence: box,
});
