import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createFormatter, createTranslator, type Formats } from "next-intl";

export type Messages = { [key: string]: string | Messages };

/** The language of people who name none that we have. */
export const FALLBACK_LANGUAGE = "en";

const root = join(process.cwd(), "messages");
const loaded = new Map<string, Messages>();

/** Language codes we speak, one per folder of `messages/`. */
export const languages: readonly string[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** All texts of a language, by subject (the file's name). Read once per process, afresh each time in development. */
export function messagesOf(language: string): Messages {
  const known = loaded.get(language);
  if (known && process.env.NODE_ENV === "production") return known;
  const subjects = readdirSync(join(root, language)).filter((name) => name.endsWith(".json"));
  const messages = Object.fromEntries(
    subjects.map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(root, language, name), "utf8")) as Messages]),
  );
  loaded.set(language, messages);
  return messages;
}

/** The best language we have: the account's, else the cookie's, else by `Accept-Language`, else English. */
export function chooseLanguage(account: string | null | undefined, cookie: string | null | undefined, acceptLanguage: string | null | undefined): string {
  const accepted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = Number(parameters.find((p) => p.trim().startsWith("q="))?.split("=")[1] ?? 1);
      return { language: tag.split("-")[0]!.toLowerCase(), quality };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((entry) => entry.language);
  return [account, cookie, ...accepted].find((language) => language && languages.includes(language)) ?? FALLBACK_LANGUAGE;
}

/** Shared names for how dates and numbers look, so that every page writes them alike. */
export const formats = {
  dateTime: {
    day: { day: "numeric", month: "long", year: "numeric" },
    moment: { day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" },
    month: { month: "long", year: "numeric" },
  },
} satisfies Formats;

/** Words and formats of one language outside a request: mails, jobs, file names. */
export function speak(language: string, timeZone = "UTC") {
  return {
    t: createTranslator({ locale: language, messages: messagesOf(language), timeZone, formats }) as (
      key: string,
      values?: Record<string, string | number>,
    ) => string,
    format: createFormatter({ locale: language, timeZone, formats }),
  };
}
