import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NotificationView } from "@/lib/notifications/types";

type Sentence = {
  said: ReactNode;
  /** The same as plain text, for the names of controls. */
  plain: string;
};

/** What a line says: who did what. */
export async function sentenceOf({ kind, about, doers: { people, count }, things }: NotificationView): Promise<Sentence> {
  const t = await getTranslations("notifications");
  const key = `says.${kindKey(kind, about)}` as const;
  const [first, second] = people;
  const [one, two] = [first?.name ?? "", second?.name ?? ""];
  const others = count - 2;
  const alone = first ? one : t("who.only-count", { count });
  const several = second && count > 1 ? (others > 0 ? ("who.many" as const) : ("who.two" as const)) : null;
  const plainWho = several ? t.markup(several, { first: () => one, second: () => two, others }) : alone;
  const strong = (name: string) => <strong className="font-medium">{name}</strong>;
  const who = several ? t.rich(several, { first: () => strong(one), second: () => strong(two), others }) : strong(alone);
  return { said: t.rich(key, { who: () => who, count, things }), plain: t.markup(key, { who: () => plainWho, count, things }) };
}

type Key =
  | `like-${"photo" | "post" | "comment"}`
  | `comment-${"photo" | "post"}`
  | `mention-${"comment" | "post"}`
  | Exclude<NotificationView["kind"], "like" | "comment" | "mention">;

function kindKey(kind: NotificationView["kind"], about: NotificationView["about"]): Key {
  const comment = about === "photo-comment" || about === "post-comment";
  if (kind === "like") return comment ? "like-comment" : about === "post" ? "like-post" : "like-photo";
  if (kind === "comment") return about === "post-comment" ? "comment-post" : "comment-photo";
  if (kind === "mention") return comment ? "mention-comment" : "mention-post";
  return kind;
}
