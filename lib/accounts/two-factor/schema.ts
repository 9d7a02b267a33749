import { z } from "zod";
import { givenCode, givenPassword } from "../signing-in/schema";

/** What changes the second factor asks for the password. */
export const passwordSchema = z.object({ password: givenPassword });

/** The first code, which proves that the secret arrived. */
export const firstCodeSchema = z.object({ code: givenCode });
