import type { NotificationView } from "../types";

type Speak = (key: string, values?: Record<string, string | number>) => string;
type Told = Pick<NotificationView, "kind" | "about" | "thing" | "doers" | "things" | "words">;

/** What happened, in one sentence without any marks: for mails and push messages. */
export function sentenceOf({ kind, about, thing, doers, things, words }: Told, t: Speak): string {
  const [first, second] = doers.people.map(({ name }) => name);
  const who = t("told.who", { count: doers.count, first: first ?? "", second: second ?? "", others: Math.max(0, doers.count - 2) });
  // Of a comment it is told what it is on, of others whether they are one.
  const subject = (kind === "comment" ? thing?.target : about?.replace(/^\w+-/, "")) ?? "photo";
  return t(`told.${kind}`, { who, about: subject, things, words });
}
