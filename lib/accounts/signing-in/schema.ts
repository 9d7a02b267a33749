import { z } from "zod";

const path = z.string().optional();
const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A password that is already somebody's: only its length is judged. */
const given = (wrong: string) => z.string("accounts.sign-in.password-missing").min(1, "accounts.sign-in.password-missing").max(200, wrong);

export const givenPassword = given("accounts.again.wrong");

export const signInSchema = z.object({
  login: z.string("accounts.sign-in.login-missing").trim().min(1, "accounts.sign-in.login-missing").max(254, "accounts.sign-in.wrong"),
  password: given("accounts.sign-in.wrong"),
  remember: checkbox,
  to: path,
});

export const againSchema = z.object({ password: givenPassword, to: path });

/** What proves the second factor: a code of the app, or one of the recovery codes. Which of them is seen later. */
export const givenCode = z.string("signing.code.missing").trim().min(1, "signing.code.missing").max(100, "signing.code.wrong");

export const codeSchema = z.object({ code: givenCode });

const single = z.string().optional().catch(undefined);

/** What may stand behind the `?` of these pages; anything odd counts as absent. */
export const signInQuery = z.object({ to: single, confirmed: single, reset: single, over: single });
export const codeQuery = z.object({ with: single });
export const againQuery = z.object({ to: single });
