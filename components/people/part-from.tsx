import { getTranslations } from "next-intl/server";
import { Explained } from "@/components/ui/more-menu";
import type { PersonCard } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

type PartFromProps = { person: Pick<PersonCard, "id" | "name">; deed: "unfriend" | "remove-follower" };

/** The end of what binds two, in a menu, under what it means. */
export async function PartFrom({ person: { id, name }, deed }: PartFromProps) {
  const t = await getTranslations("people.relation");
  return (
    <Explained words={t(`${deed}-explained`, { name })}>
      <DeedButton person={id} deed={deed} variant="secondary" size="sm" aria-label={t(`${deed}-whom`, { name })}>
        {t(deed)}
      </DeedButton>
    </Explained>
  );
}
