import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonAvatar } from "@/components/people/person-avatar";
import { PersonName } from "@/components/people/person-name";
import type { FriendsEntry, ProfileEntry } from "@/lib/feed/types";
import type { PersonCard } from "@/lib/people/types";

type EntryLineProps = { id: string; people: readonly PersonCard[]; at: Date; children: ReactNode };

/** A small entry: whose pictures, a sentence, and when. */
async function EntryLine({ id, people, at, children }: EntryLineProps) {
  const format = await getFormatter();
  return (
    <article aria-labelledby={id} className="flex items-center gap-3 border-b border-line px-4 py-4 last:border-b-0 sm:px-0">
      <span className="flex shrink-0 -space-x-3">
        {people.map((person) => (
          <PersonAvatar key={person.id} person={person} />
        ))}
      </span>
      <div className="min-w-0 flex-1">
        <h2 id={id} className="text-base text-pretty">
          {children}
        </h2>
        <time dateTime={at.toISOString()} title={format.dateTime(at, "moment")} className="text-sm text-muted">
          {format.relativeTime(at)}
        </time>
      </div>
    </article>
  );
}

/** What stands in a sentence in place of its tags. */
const linkTo = (person: PersonCard) => (): ReactNode => <PersonName person={person} className="font-medium" />;
const quiet = (words: ReactNode): ReactNode => <span className="text-muted">{words}</span>;

/** That somebody changed their profile, and what of it. */
export async function ProfileEntryLine({ entry: { key, person, fields, at } }: { entry: ProfileEntry }) {
  const [t, format] = await Promise.all([getTranslations("feed"), getFormatter()]);
  const changed = format.list(
    fields.map((field) => t(`field.${field}`)),
    { type: "conjunction" },
  );
  return (
    <EntryLine id={`entry-${key}`} people={[person]} at={at}>
      {t.rich("changed", { fields: changed, person: linkTo(person), quiet })}
    </EntryLine>
  );
}

/** That two became friends. */
export async function FriendsEntryLine({ entry: { key, mine, first, second, at } }: { entry: FriendsEntry }) {
  const t = await getTranslations("feed");
  const words = { first: linkTo(first), second: linkTo(second), quiet };
  return (
    <EntryLine id={`entry-${key}`} people={mine ? [second] : [first, second]} at={at}>
      {mine ? t.rich("befriended", words) : t.rich("friends", words)}
    </EntryLine>
  );
}
