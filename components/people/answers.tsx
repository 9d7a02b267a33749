import { getTranslations } from "next-intl/server";
import type { Deed } from "@/lib/people/relations/types";
import type { PersonCard } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

/** The answers to who asks to be friends, and to follow. */
export const TO_FRIENDS = ["accept", "decline"] as const satisfies readonly Deed[];
export const TO_FOLLOWERS = ["approve", "refuse"] as const satisfies readonly Deed[];

/** What one can say to somebody who waits, or about for whom one waits; of several the first is the one that is hoped for. */
export async function Answers({ person, answers }: { person: Pick<PersonCard, "id" | "name">; answers: readonly Deed[] }) {
  const t = await getTranslations("people.relation");
  // What ends following takes the wish back, where it was only a wish.
  return (
    <div className="flex flex-wrap gap-2">
      {answers.map((deed, index) => (
        <DeedButton
          key={deed}
          person={person.id}
          deed={deed}
          variant={answers.length > 1 && index === 0 ? "primary" : "quiet"}
          size="sm"
          aria-label={t(`${deed === "unfollow" ? "wait" : deed}-whom`, { name: person.name })}
        >
          {t(deed === "unfollow" ? "take-back" : deed)}
        </DeedButton>
      ))}
    </div>
  );
}
