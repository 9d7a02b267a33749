import { z } from "zod";

const path = z.string().optional();

/** A password that is already somebody's: only its length is judged. */
export const givenPassword = z.string("accounts.sign-in.password-missing").min(1, "accounts.sign-in.password-missing").max(200, "accounts.again.wrong");

export const againSchema = z.object({ password: givenPassword, to: path });

const single = z.string().optional().catch(undefined);

/** What may stand behind the `?` of the page; anything odd counts as absent. */
export const againQuery = z.object({ to: single });
