import { z } from "zod";
import { signUpSchema } from "../schema";
import { givenPassword } from "../signing-in/schema";

const { username, email, password } = signUpSchema.shape;
const token = z.string("errors.invalid").max(200, "errors.invalid");

const missing = "accounts.sign-in.login-missing";

export const forgotSchema = z.object({ login: z.string(missing).trim().min(1, missing).max(254, missing) });
export const resetSchema = z.object({ token, password });
export const tokenSchema = z.object({ token });

export const passwordSchema = z.object({ currentPassword: givenPassword, password });
export const emailSchema = z.object({ email, password: givenPassword });
export const usernameSchema = z.object({ username });

const single = z.string().optional().catch(undefined);

/** What may stand behind the `?` of our pages; anything odd counts as absent. */
export const linkQuery = z.object({ token: single, done: single });
export const accountQuery = z.object({ username: single });
