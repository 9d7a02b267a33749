import { getTranslations } from "next-intl/server";
import { PersonLine } from "@/components/people/person-line";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { CountedPerson } from "@/lib/gear/page/types";
import type { Gear } from "@/lib/gear/types";
import { searchUrl } from "@/lib/search/schema";
import { Section } from "./section";

type UserListProps = {
  gear: Gear;
  users: readonly CountedPerson[];
  /** How many there are in all. */
  people: number;
};

/** Who took the most photos with it, each with the way to those. */
export async function UserList({ gear, users, people }: UserListProps) {
  const t = await getTranslations("gear");
  if (users.length === 0) return null;
  return (
    <Section title={t("page.users")}>
      <ul>
        {users.map((person) => (
          <PersonLine key={person.id} person={person} note={t("photos", { count: person.photos })}>
            <Link
              href={searchUrl({ [gear.kind]: gear.slug, owner: person.username.toLowerCase() })}
              aria-label={t("page.photos-of", { name: person.name })}
              className={buttonVariants({ size: "sm" })}
            >
              {t("page.photos")}
            </Link>
          </PersonLine>
        ))}
      </ul>
      {people > users.length && <p className="mt-3 text-sm text-muted">{t("page.more-people", { count: people - users.length })}</p>}
    </Section>
  );
}
