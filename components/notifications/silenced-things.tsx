import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PhotoImage } from "@/components/photos/photo-image";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { silenceAction } from "@/lib/notifications/silence/actions";
import type { Silenced } from "@/lib/notifications/silence/types";
import type { Target } from "@/lib/reactions/types";

/** Of what somebody wants to hear nothing more, and the way back. */
export async function SilencedThings({ silenced: { photos, posts } }: { silenced: Silenced }) {
  const t = await getTranslations("notifications.silenced");
  const none = photos.length + posts.length === 0;
  return (
    <Card id="muted" title={t("title")} description={t(none ? "none" : "description")}>
      {!none && (
        <ul>
          {photos.map((photo) => (
            <Thing key={photo.id} target="photo" id={photo.id} href={`/p/${photo.id}` as Route} words={photo.title} by={t("photo", { name: photo.owner.name })}>
              <span className="block size-12 shrink-0 overflow-hidden bg-sunken">
                <PhotoImage photo={photo} alt="" sizes="48px" fit="cover" />
              </span>
            </Thing>
          ))}
          {posts.map(({ id, words, author }) => (
            <Thing key={id} target="post" id={id} href={`/post/${id}` as Route} words={words} by={t("post", { name: author })} />
          ))}
        </ul>
      )}
    </Card>
  );
}

type ThingProps = { target: Target; id: string; href: Route; words: string; by: string; children?: ReactNode };

async function Thing({ target, id, href, words, by, children }: ThingProps) {
  const t = await getTranslations("notifications.silenced");
  return (
    <li className="flex items-center gap-4 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      {children}
      <div className="min-w-0 flex-1">
        <Link href={href} className="touch-target block truncate font-medium hover:underline">
          {words || by}
        </Link>
        {words && <p className="truncate text-sm text-muted">{by}</p>}
      </div>
      <ActionButton action={silenceAction} fields={{ target, id, on: "no" }} variant="secondary" size="sm" aria-label={t("unmute-what", { what: words || by })}>
        {t("unmute")}
      </ActionButton>
    </li>
  );
}
