import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { NO_ZONE, readTimeZone } from "@/lib/core/time";
import { chooseLanguage, formats, messagesOf } from "./messages";
import { currentViewer } from "./session";

/** The cookie that remembers a guest's choice; members' accounts hold theirs. */
export const LANGUAGE_COOKIE = "halation.language";

/** Dates and times of a page are the reader's own: a member's by their account, everyone else's by UTC. next-intl asks this once per request. */
export default getRequestConfig(async () => {
  const viewer = await currentViewer();
  const cookie = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const language = chooseLanguage(viewer.kind === "member" ? viewer.language : null, cookie, (await headers()).get("accept-language"));
  return { locale: language, messages: messagesOf(language), formats, timeZone: (viewer.kind === "member" && readTimeZone(viewer.timeZone)) || NO_ZONE };
});
