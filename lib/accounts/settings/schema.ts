import { z } from "zod";
import { isDay, readTimeZone } from "@/lib/core/time";
import { AUDIENCES } from "@/lib/people/types";
import { language, name, theme, UNPRINTABLE } from "../schema";
import { readPath } from "./rules";
import { SIGNATURES } from "./types";

export const MAX_BIO = 1000;
export const MAX_WEBSITE = 200;
export const MAX_CITY = 80;
export const MAX_INTERESTS = 300;
export const MAX_CONTACTS = 500;
/** Nobody alive is older. */
export const EARLIEST_BIRTHDAY = "1900-01-01";

const printable = (text: string): boolean => !UNPRINTABLE.test(text);

/** A text that may be empty, tidied, then checked. */
const text = (tidy: (text: string) => string, longest: number, isFine: (text: string) => boolean) =>
  z
    .string("errors.invalid")
    .transform((typed) => tidy(typed.normalize("NFC").replaceAll("\r\n", "\n").trim()))
    .pipe(z.string().max(longest, "profile.long").refine(isFine, "accounts.name.unprintable"));

const line = (longest: number) => text((typed) => typed, longest, printable);

/** Line breaks and tabs are the only controls in it. */
const paragraphs = (longest: number) =>
  text(
    (typed) => typed.replaceAll(/\n{3,}/g, "\n\n"),
    longest,
    (typed) => printable(typed.replaceAll(/[\n\t]/g, " ")),
  );

/** A line for each way to reach somebody. */
const contacts = text(
  (typed) => {
    const lines = typed.split("\n").map((one) => one.trim());
    return lines.filter(Boolean).join("\n");
  },
  MAX_CONTACTS,
  (typed) => printable(typed.replaceAll(/[\n\t]/g, " ")),
);

/** Whatever people separate a list with becomes a comma; what is there already is not said again. */
const interests = text(
  (typed) => {
    const said = typed.split(/[,;，、；\n]/).map((one) => one.trim());
    return [...new Map(said.filter(Boolean).map((one) => [one.toLowerCase(), one])).values()].join(", ");
  },
  MAX_INTERESTS,
  printable,
);

const SCHEME = /^[a-z][a-z\d+.-]*:(?!\d)/i;
/** Who writes none means the usual one; `example.org:8080` has none. */
const withScheme = (typed: string): string => (typed === "" || SCHEME.test(typed) ? typed : `https://${typed.replace(/^\/+/, "")}`);

/** Only what a browser opens as a web page, and no address that pretends to be another by a name before an `@`. */
function isWebsite(typed: string): boolean {
  if (typed === "") return true;
  if (!/^https?:\/\/[^/\\]/i.test(typed) || /[\s\\<>"]/.test(typed) || !URL.canParse(typed)) return false;
  const { hostname, username, password } = new URL(typed);
  return hostname !== "" && username === "" && password === "";
}

const website = line(MAX_WEBSITE).pipe(
  z.string().transform(withScheme).pipe(z.string().max(MAX_WEBSITE, "profile.long").refine(isWebsite, "profile.website.wrong")),
);

/** Today, wherever it is latest: nobody is told that they were born tomorrow. */
const latestToday = (): string => new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);

const birthday = z
  .string("errors.invalid")
  .trim()
  .refine((typed) => typed === "" || isDay(typed), "profile.birthday.wrong")
  .refine((typed) => typed === "" || !isDay(typed) || typed <= latestToday(), "profile.birthday.future")
  .refine((typed) => typed === "" || !isDay(typed) || typed >= EARLIEST_BIRTHDAY, "profile.birthday.early")
  .transform((typed) => typed || null);

const audience = z.enum(AUDIENCES, "errors.invalid");

export const profileSchema = z.object({
  name,
  bio: paragraphs(MAX_BIO),
  bioFor: audience,
  website,
  websiteFor: audience,
  city: line(MAX_CITY),
  cityFor: audience,
  birthday,
  birthdayFor: audience,
  interests,
  interestsFor: audience,
  contacts,
  contactsFor: audience,
});

export type ProfileEdit = z.output<typeof profileSchema>;

const timeZone = z
  .string("profile.zone.wrong")
  .max(64, "profile.zone.wrong")
  .transform((typed) => readTimeZone(typed))
  .pipe(z.string("profile.zone.wrong"));

export const appearanceSchema = z.object({ language, theme, timeZone });
export const timeZoneSchema = z.object({ timeZone });

/** What was drawn comes along whatever is chosen, so that it is still there when it is chosen again. */
export const signatureSchema = z
  .object({
    signature: z.enum(SIGNATURES, "errors.invalid"),
    path: z
      .string()
      .optional()
      .transform((drawn) => (drawn ? readPath(drawn) : "")),
  })
  .refine(({ signature, path }) => signature !== "drawn" || path !== "", { path: ["signature"], message: "profile.signature.not-drawn" })
  .refine(({ path }) => path !== null, { path: ["signature"], message: "profile.signature.broken" });

export type SignatureEdit = z.output<typeof signatureSchema>;
