import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonAvatar } from "@/components/people/person-avatar";
import { PersonName } from "@/components/people/person-name";
import type { FriendsEntry, ProfileEntry } from "@/lib/feed/types";
import type { PersonCard } from "@/lib/people/types";

/** As many pictures stand before a sentence that names more. */
const PICTURES = 3;

type EntryLineProps = { id: string; people: readonly PersonCard[]; at: Date; children: ReactNode };

/** A small entry: whose pictures, a sentence, and when. */
async function EntryLine({ id, people, at, children }: EntryLineProps) {
  const format = await getFormatter();
  return (
    <article aria-labelledby={id} className="flex items-center gap-3 border-b border-line px-4 py-3 text-sm last:border-b-0 sm:px-0">
      <span className="flex shrink-0 -space-x-2">
        {people.slice(0, PICTURES).map((person) => (
          <PersonAvatar key={person.id} person={person} size="xs" />
        ))}
      </span>
      <h2 id={id} className="min-w-0 flex-1 text-pretty">
        {children}
      </h2>
      <time dateTime={at.toISOString()} title={format.dateTime(at, "moment")} className="shrink-0 text-muted">
        {format.relativeTime(at, { style: "short" })}
      </time>
    </article>
  );
}

/** What stands in a sentence in place of its tags. */
const link = (person: PersonCard) => <PersonName key={person.id} person={person} className="font-medium" />;
const quiet = (words: ReactNode): ReactNode => <span className="text-muted">{words}</span>;

/** That somebody changed their profile, and what of it; of neighbouring entries one sentence, which of several people says who alone. */
export async function ProfileEntriesLine({ entries: [latest, ...others] }: { entries: readonly [ProfileEntry, ...ProfileEntry[]] }) {
  const [t, format] = await Promise.all([getTranslations("feed"), getFormatter()]);
  const entries = [latest, ...others];
  const people = [...new Map(entries.map(({ person }) => [person.id, person])).values()];
  const fields = [...new Set(entries.flatMap((entry) => entry.fields))];
  const changed = (): ReactNode => {
    if (people.length > 1) return t.rich("changed-several", { people: () => format.list(people.map(link), { type: "conjunction" }), quiet });
    const person = (): ReactNode => link(latest.person);
    if (latest.city && fields.length === 1) return t.rich("changed-city", { city: latest.city, person, quiet });
    const names = fields.map((field) => t(`field.${field}`));
    return t.rich("changed", { fields: format.list(names, { type: "conjunction" }), person, quiet });
  };
  return (
    <EntryLine id={`entry-${latest.key}`} people={people} at={latest.at}>
      {changed()}
    </EntryLine>
  );
}

/** That two became friends. */
export async function FriendsEntryLine({ entry: { key, mine, first, second, at } }: { entry: FriendsEntry }) {
  const t = await getTranslations("feed");
  const words = { first: () => link(first), second: () => link(second), quiet };
  return (
    <EntryLine id={`entry-${key}`} people={mine ? [second] : [first, second]} at={at}>
      {mine ? t.rich("befriended", words) : t.rich("friends", words)}
    </EntryLine>
  );
}
