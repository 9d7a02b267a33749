import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { speak } from "@/lib/platform/messages";

/*
 * Drawing server components in tests. It stands in for `next-intl/server`, which only a server can load:
 *
 *   vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
 */

type Values = Record<string, string | number>;

const language = { now: "en" };

/** @throws Error where there are no words, which next-intl would say by their key */
export const getTranslations =
  (subject: string) =>
  (key: string, values?: Values): string => {
    const said = speak(language.now).t(`${subject}.${key}`, values);
    if (said === `${subject}.${key}`) throw new Error(`no words for ${said}`);
    return said;
  };

export const getFormatter = () => speak(language.now).format;
export const getLocale = (): string => language.now;

/** The HTML of a page before any script, in a language; without React's marks between texts, and with plain ampersands. */
export async function draw(page: ReactNode, speaking = "en"): Promise<string> {
  language.now = speaking;
  const { prelude } = await prerender(page);
  return (await new Response(prelude as unknown as ReadableStream).text()).replaceAll("<!-- -->", "").replaceAll("&amp;", "&");
}
