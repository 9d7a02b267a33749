import { getTranslations } from "next-intl/server";
import { join } from "@/components/ui/join";
import type { Deed } from "@/lib/people/relations/types";
import type { PersonCard } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

/** The answers to who asks to be friends, and to follow. */
export const TO_FRIENDS = ["accept", "decline"] as const satisfies readonly Deed[];
export const TO_FOLLOWERS = ["approve", "refuse"] as const satisfies readonly Deed[];

type AnswersProps = {
  person: Pick<PersonCard, "id" | "name">;
  answers: readonly Deed[];
  /** In a narrow list, whatever the screen. */
  narrow?: boolean;
};

/**
 * What one can say to somebody who waits, or about for whom one waits; of several the first is the one that is hoped for, and where there is little room
 * they stand below the names.
 */
export async function Answers({ person, answers, narrow = false }: AnswersProps) {
  const t = await getTranslations("people.relation");
  const below = narrow ? "basis-full ps-13" : "max-sm:basis-full max-sm:ps-13";
  // What ends following takes the wish back, where it was only a wish.
  return (
    <div className={join("flex flex-wrap gap-2", answers.length > 1 && below)}>
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
