import { getTranslations } from "next-intl/server";
import { Explained, MoreMenu } from "@/components/ui/more-menu";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

type AvoidPersonProps = { person: Pick<PersonCard, "id" | "name">; relation: Pick<Relation, "muted" | "followsMe"> };

/** Behind three dots: wanting to see less of somebody, or nothing at all, each with what it means. */
export async function AvoidPerson({ person: { id, name }, relation: { muted, followsMe } }: AvoidPersonProps) {
  const t = await getTranslations("people.relation");
  return (
    <MoreMenu label={t("more-about", { name })} side="left-0 sm:right-0 sm:left-auto">
      <Explained words={t(muted ? "muted-explained" : "mute-explained", { name })}>
        <DeedButton person={id} deed={muted ? "unmute" : "mute"} variant="secondary" size="sm">
          {t(muted ? "unmute" : "mute")}
        </DeedButton>
      </Explained>
      {followsMe && (
        <Explained words={t("remove-follower-explained", { name })}>
          <DeedButton person={id} deed="remove-follower" variant="secondary" size="sm">
            {t("remove-follower")}
          </DeedButton>
        </Explained>
      )}
      <Explained words={t("block-explained", { name })}>
        <DeedButton person={id} deed="block" variant="danger" size="sm">
          {t("block")}
        </DeedButton>
      </Explained>
    </MoreMenu>
  );
}
