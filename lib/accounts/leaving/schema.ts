import { z } from "zod";
import { givenPassword } from "../signing-in/schema";

/** The name is typed to leave by, so that nobody leaves by accident; the password shows who asks. */
export const leaveSchema = z.object({
  leaver: z.string("leaving.username.missing").trim().min(1, "leaving.username.missing").max(100, "leaving.username.wrong"),
  password: givenPassword,
});

export type Leave = z.output<typeof leaveSchema>;
