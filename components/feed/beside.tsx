import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Answers, TO_FOLLOWERS, TO_FRIENDS } from "@/components/people/answers";
import { PersonLine } from "@/components/people/person-line";
import { SuggestionList } from "@/components/people/suggestions";
import { Chip, ChipList } from "@/components/ui/chip";
import { PeopleIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { Acquaintance, Deed } from "@/lib/people/relations/types";
import type { Suggestion } from "@/lib/people/suggestions/types";
import type { Tag } from "@/lib/tags/types";

/** Who waits for the reader's answer: to be friends, and to follow. */
export type Waiting = Record<"friends" | "followers", readonly Acquaintance[]>;

/** As many people as stand beside a feed; all are on their own page. */
const PEOPLE = 4;

/** On narrow screens, what waits beside the feed is one line above it. */
export async function RequestsLine({ waiting: { friends, followers } }: { waiting: Waiting }) {
  const count = friends.length + followers.length;
  if (count === 0) return null;
  const t = await getTranslations("feed.beside");
  return (
    <p className="border-b border-line px-4 sm:px-0 min-[1100px]:hidden">
      <Link href="/friends" className="flex min-h-12 items-center gap-3 font-medium hover:underline">
        <PeopleIcon className="shrink-0 text-muted" />
        {t("waiting", { count })}
      </Link>
    </p>
  );
}

/** Who waits for an answer, to be given in place. */
export async function RequestsBeside({ waiting: { friends, followers } }: { waiting: Waiting }) {
  const [t, words] = await Promise.all([getTranslations("feed.beside"), getTranslations("people.requests")]);
  return (
    <>
      <RequestsPart title={t("requests")} people={friends} answers={TO_FRIENDS} />
      <RequestsPart title={words("follow-to-me")} people={followers} answers={TO_FOLLOWERS} />
    </>
  );
}

async function RequestsPart({ title, people, answers }: { title: string; people: readonly Acquaintance[]; answers: readonly Deed[] }) {
  if (people.length === 0) return null;
  const t = await getTranslations("feed.beside");
  return (
    <Part title={title} more={people.length > PEOPLE && { href: "/friends", words: t("all-requests", { count: people.length }) }}>
      <ul>
        {people.slice(0, PEOPLE).map((person) => (
          <PersonLine key={person.id} person={person}>
            <Answers person={person} answers={answers} narrow />
          </PersonLine>
        ))}
      </ul>
    </Part>
  );
}

/** People one may want to know, and what is photographed now. */
export async function MeetBeside({ people, tags }: { people: readonly Suggestion[]; tags: readonly Tag[] }) {
  const t = await getTranslations("feed.beside");
  return (
    <>
      {people.length > 0 && (
        <Part title={t("meet")} more={people.length > PEOPLE && { href: "/friends", words: t("more-people") }}>
          <SuggestionList people={people.slice(0, PEOPLE)} narrow />
        </Part>
      )}
      {tags.length > 0 && (
        <Part title={t("tags")}>
          <ChipList className="pt-2">
            {tags.map((tag) => (
              <li key={tag.folded}>
                <Chip href={`/t/${encodeURIComponent(tag.folded)}` as Route}>{tag.name}</Chip>
              </li>
            ))}
          </ChipList>
        </Part>
      )}
    </>
  );
}

type PartProps = { title: string; more?: false | { href: Route; words: string }; children: ReactNode };

const Part = ({ title, more, children }: PartProps) => (
  <section>
    <h2 className="text-sm font-medium text-muted">{title}</h2>
    {children}
    {more && (
      <Link href={more.href} className="link inline-flex min-h-11 items-center text-sm">
        {more.words}
      </Link>
    )}
  </section>
);
