import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** Tells one administrator that somebody waits to be let in. */
export const sendRequest = jobKind("accounts.mail-request", z.object({ userId: z.string(), administratorId: z.string() }));

/** Tells somebody that they were not let in, then removes what there was of them. */
export const turnAway = jobKind("accounts.turn-away", z.object({ userId: z.string() }));
