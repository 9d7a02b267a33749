import { z } from "zod";
import { isReserved } from "./rules";
import { THEMES } from "./types";

/** Letters of any script and digits, joined singly by dots, underscores or hyphens. */
const USERNAME = /^[\p{L}\p{Nd}]+(?:[._-][\p{L}\p{Nd}]+)*$/u;
/** Line breaks and other controls, and the marks that turn text around: names stand in headers, titles and logs. */
export const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const line = (missing: string, longest: number, tooLong: string) =>
  z
    .string(missing)
    .transform((text) => text.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(longest, tooLong)
        .refine((text) => !UNPRINTABLE.test(text), "accounts.name.unprintable"),
    );

const length = (text: string): number => Array.from(text).length;

const username = z
  .string("accounts.username.length")
  .transform((text) => text.normalize("NFKC").trim())
  .pipe(
    z
      .string()
      .refine((text) => length(text) >= 3 && length(text) <= 30, "accounts.username.length")
      .refine((text) => USERNAME.test(text), "accounts.username.letters")
      .refine((text) => !isReserved(text), "accounts.username.reserved"),
  );

const email = z.string("accounts.email.wrong").trim().max(254, "accounts.email.wrong").pipe(z.email("accounts.email.wrong"));

/** Length is the one rule; the upper limit keeps hashing cheap. */
const password = z.string("accounts.password.short").min(10, "accounts.password.short").max(200, "accounts.password.long");

export const name = line("accounts.name.missing", 60, "accounts.name.long");

const person = { username, name, email, password };

/** `captcha` carries the solution, `invitation` the link's token; what is wrong with either is no matter of form. */
export const signUpSchema = z.object({
  ...person,
  captcha: z.string().max(1000).optional().catch(undefined),
  invitation: z.string().max(200).optional().catch(undefined),
});

/** People copy codes with spaces in them. */
export const confirmSchema = z.object({
  for: z.string().optional(),
  code: z
    .string("accounts.confirm.digits")
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "accounts.confirm.digits")),
});

export const resendSchema = z.object({ for: z.string().optional() });

const instanceName = line("accounts.name.missing", 60, "accounts.name.long");
const guests = z.enum(["yes", "no"], "accounts.setup.guests-missing").transform((answer) => answer === "yes");

export const setupSchema = z.object({ token: z.string("errors.invalid").max(200, "errors.invalid"), ...person, instance: instanceName, guests });

export const language = z.string("errors.invalid").max(20, "errors.invalid");
export const theme = z.enum(THEMES, "errors.invalid");

export const languageSchema = z.object({ language });
export const themeSchema = z.object({ theme });

export const sessionSchema = z.object({ session: z.uuid("errors.invalid") });
export const memberSchema = z.object({ member: z.uuid("errors.invalid") });
export const instanceSchema = z.object({ name: instanceName, guests });
/** An empty form: the button says it all. */
export const nothingSchema = z.object({});

export type SignUp = z.output<typeof signUpSchema>;
export type NewPerson = Pick<SignUp, keyof typeof person>;
export type SetUp = z.output<typeof setupSchema>;

const single = z.string().optional().catch(undefined);

/** What may stand behind the `?` of our pages; anything odd counts as absent. */
export const confirmQuery = z.object({ for: single, code: single });
export const setupQuery = z.object({ token: single });
export const listQuery = z.object({ before: single });
/** `q` is looked for in what people are called. */
export const membersQuery = listQuery.extend({ q: single.transform((text = "") => text.normalize("NFC").trim().slice(0, 100)) });
