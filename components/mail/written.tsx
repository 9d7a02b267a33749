import type { ReactElement } from "react";
import { render } from "react-email";
import { publicUrl } from "@/lib/core/env";

/** A mail put into words, in both its forms. */
export type Written = { subject: string; html: string; text: string };

/** The text part speaks in a normal voice (titles are not shouted) and leaves out the preview line. */
const selectors = [
  { selector: "h1", options: { uppercase: false } },
  { selector: "[data-skip-in-text=true]", format: "skip" },
  { selector: "a", options: { linkBrackets: false } },
];

/** Both forms of a mail from its one drawing. */
export async function written(subject: string, page: ReactElement): Promise<Written> {
  return { subject, html: await render(page), text: (await render(page, { plainText: true, htmlToTextOptions: { selectors } })).trim() };
}

/** The address a link in a mail leads to. */
export const mailLink = (path: string): string => new URL(path, publicUrl()).href;
