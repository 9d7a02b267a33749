import { derived } from "@/lib/core/derive";
import { speak } from "@/lib/platform/messages";
import { sentenceOf } from "../delivery/format";
import type { NotificationView } from "../types";
import type { PushMessage } from "./types";

/** Letters of what somebody wrote; screens show no more. */
const EXCERPT = 140;

type Reader = { language: string; instance: string; userId: string };

/**
 * What a browser shows of some things that stand together: who did what and said what, where its owner allows that, for it stands on a locked screen;
 * otherwise only that something happened.
 */
export function messageOf(view: NotificationView, { language, instance, userId }: Reader, bundle: string, open: boolean): PushMessage {
  const { t } = speak(language);
  const told = open
    ? { title: sentenceOf(view, t), body: view.kind === "search" ? instance : view.words.slice(0, EXCERPT) || instance }
    : { title: instance, body: t(`push.plain.${view.kind}`) };
  return { ...told, url: open ? view.href : "/notifications", tag: tagOf(userId, bundle), language };
}

/** Names a bundle to push services and browsers without saying what it is about. */
const tagOf = (userId: string, bundle: string): string => derived("push-tag", `${userId} ${bundle}`).toString("base64url", 0, 24);
