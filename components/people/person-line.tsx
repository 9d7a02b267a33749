import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Acquaintance } from "@/lib/people/relations/types";
import type { Presence } from "@/lib/people/presence/types";
import type { PersonCard } from "@/lib/people/types";
import { PersonAvatar } from "./person-avatar";
import { PresenceDot } from "./presence-dot";

type PersonLineProps = {
  person: PersonCard & Partial<Acquaintance>;
  /** A line of its own below the names. */
  note?: string;
  presence?: Presence;
  /** What can be done, at the end of the line; what fills a line stands below the names. */
  children?: ReactNode;
};

/** Somebody in a list: picture, names, how they stand to the reader, and what can be done. */
export async function PersonLine({ person, note, presence, children }: PersonLineProps) {
  const t = await getTranslations("people");
  const here = presence?.here.get(person.id);
  const standing = person.friendship === "friends" ? t("friend") : person.followsMe && t("follows-you");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 first:border-t-0">
      <Link href={`/u/${encodeURIComponent(person.username)}` as Route} data-person={person.username} className="group flex min-w-0 flex-1 items-center gap-3">
        <span className="relative flex shrink-0">
          <PersonAvatar person={person} />
          {here !== undefined && presence && <PresenceDot config={presence.config} personId={person.id} here={here} words={t("here")} />}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium group-hover:underline">{person.name}</span>
          <span className="flex text-sm whitespace-nowrap text-muted">
            <span className="truncate">@{person.username}</span>
            {standing && <span className="whitespace-pre"> · {standing}</span>}
          </span>
          {note && <span className="line-clamp-2 text-sm text-pretty text-muted">{note}</span>}
        </span>
      </Link>
      {children}
    </li>
  );
}
