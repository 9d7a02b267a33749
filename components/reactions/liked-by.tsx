import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { PersonAvatar } from "@/components/people/person-avatar";
import { Link } from "@/components/ui/link";
import type { PersonCard } from "@/lib/people/types";
import type { Likes } from "@/lib/reactions/likes/types";
import { LINE } from "./look";

type LikedByProps = {
  likes: Likes;
  /** The latest of them, but for the reader. */
  faces: readonly PersonCard[];
  /** Where all of them are listed. */
  href: string;
};

/** Who likes something, by face and name, and the way to all of them. */
export async function LikedBy({ likes: { count, mine }, faces, href }: LikedByProps) {
  if (count === 0) return null;
  const t = await getTranslations("reactions.like");
  const [latest] = faces;
  const others = count - 1;
  return (
    <Link href={href as Route} className={LINE}>
      {latest && (
        <span className="flex -space-x-2">
          {faces.map((person) => (
            <PersonAvatar key={person.id} person={person} size="xs" className="border-2 border-canvas" />
          ))}
        </span>
      )}
      {mine ? t("mine", { others }) : latest ? t("by", { name: latest.name, others }) : t("count", { count })}
    </Link>
  );
}
