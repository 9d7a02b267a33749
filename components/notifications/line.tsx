import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Answers, TO_FOLLOWERS, TO_FRIENDS } from "@/components/people/answers";
import { PersonAvatar } from "@/components/people/person-avatar";
import { PhotoImage } from "@/components/photos/photo-image";
import { ActionButton } from "@/components/ui/action-button";
import { cn } from "@/components/ui/classes";
import { BookmarkIcon, CheckIcon, ShieldIcon } from "@/components/ui/icons";
import { markReadAction } from "@/lib/notifications/actions";
import type { NotificationKind, NotificationView } from "@/lib/notifications/types";
import { LineMenu } from "./line-menu";
import { OpenLink } from "./open-link";
import { sentenceOf } from "./sentence";

/** One line of what somebody is told: who did what, when, about what; it leads there, and can be answered, read and muted in place. */
export async function NotificationLine({ notification }: { notification: NotificationView }) {
  const [t, format] = await Promise.all([getTranslations("notifications"), getFormatter()]);
  const { id, kind, createdAt, unread, doers, words, photos, href, thing } = notification;
  const { said, plain } = await sentenceOf(notification);
  const answers = ANSWERS[kind];
  const [person] = doers.people;
  return (
    <li
      data-notification-line
      className={cn(
        "relative flex gap-3 border-t border-line py-4 first:border-t-0 max-sm:-mx-4 max-sm:px-4",
        unread && "bg-accent-soft/40 sm:-mx-3 sm:rounded-md sm:px-3",
      )}
    >
      <Sign notification={notification} />
      <div className="min-w-0 flex-1">
        <p className="text-pretty">
          {unread && <span className="mr-2 inline-block size-2 rounded-full bg-accent align-middle" role="img" aria-label={t("is-unread")} />}
          <OpenLink href={href} notification={id} unread={unread} className="wrap-anywhere after:absolute after:inset-0 hover:underline">
            {said}
          </OpenLink>
        </p>
        {words && <p className="mt-0.5 line-clamp-2 text-sm wrap-anywhere text-muted">{words}</p>}
        <time dateTime={createdAt.toISOString()} title={format.dateTime(createdAt, "moment")} className="text-sm text-muted">
          {format.relativeTime(createdAt)}
        </time>
        {answers && person && (
          <div className="relative mt-2">
            <Answers person={person} answers={answers} />
          </div>
        )}
      </div>
      {photos.length > 0 && <Thumbnails photos={photos} />}
      <div className="relative flex shrink-0 items-start gap-1">
        {unread && (
          <ActionButton
            action={markReadAction}
            fields={{ notification: id }}
            variant="quiet"
            size="icon-sm"
            data-mark-read
            title={t("read")}
            aria-label={t("read-what", { what: plain })}
          >
            <CheckIcon size={18} className="text-muted" />
          </ActionButton>
        )}
        <LineMenu thing={thing} person={doers.count === 1 ? (person ?? null) : null} what={plain} />
      </div>
    </li>
  );
}

const ANSWERS: Partial<Record<NotificationKind, typeof TO_FRIENDS | typeof TO_FOLLOWERS>> = { "friend-request": TO_FRIENDS, "follow-request": TO_FOLLOWERS };

/** Whose picture stands beside a line; a drawing where nobody did it. */
function Sign({ notification: { kind, doers } }: { notification: NotificationView }): ReactNode {
  const [first, second] = doers.people;
  if (!first) {
    const Drawing = kind === "search" ? BookmarkIcon : ShieldIcon;
    return (
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
        <Drawing />
      </span>
    );
  }
  if (!second) return <PersonAvatar person={first} className="shrink-0" />;
  return (
    <span className="relative size-10 shrink-0">
      <PersonAvatar person={second} size="sm" className="absolute top-0 right-0" />
      <PersonAvatar person={first} size="sm" className="absolute bottom-0 left-0 outline-2 outline-canvas" />
    </span>
  );
}

/** The photographs a line is about; the line leads to them. */
const Thumbnails = ({ photos }: Pick<NotificationView, "photos">) => (
  <div className="flex shrink-0 gap-1">
    {photos.map((photo, index) => (
      <span key={photo.id} className={cn("block size-12 overflow-hidden bg-sunken", index > 0 && "max-sm:hidden")}>
        <PhotoImage photo={photo} alt={photo.alt || photo.title} sizes="48px" fit="cover" />
      </span>
    ))}
  </div>
);
