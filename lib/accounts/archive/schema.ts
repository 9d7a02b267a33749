import { z } from "zod";

/** Names the archive a form is about. */
export const archiveForm = z.object({ archive: z.uuid("errors.invalid") });
