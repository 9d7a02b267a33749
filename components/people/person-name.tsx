import type { Route } from "next";
import { join } from "@/components/ui/join";
import { Link } from "@/components/ui/link";
import type { PersonCard } from "@/lib/people/types";

type PersonNameProps = {
  person: Pick<PersonCard, "username" | "name">;
  /** Where the name leads below their profile, e.g. `/posts`. */
  below?: string;
  className?: string;
};

/** A name among other words: it leads to whose it is, and shows who that is to whoever rests on it (`NameCards`). */
export const PersonName = ({ person, below = "", className = "truncate font-medium" }: PersonNameProps) => (
  <Link
    href={`/u/${encodeURIComponent(person.username)}${below}` as Route}
    data-person={person.username}
    className={join("touch-target hover:underline", className)}
  >
    {person.name}
  </Link>
);
