import { getTranslations } from "next-intl/server";
import { Explained, MoreMenu } from "@/components/ui/more-menu";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";
import { PartFrom } from "./part-from";

type AvoidPersonProps = { person: Pick<PersonCard, "id" | "name">; relation: Pick<Relation, "muted" | "followsMe" | "friendship"> };

/** Behind three dots: being friends no more, wanting to see less of somebody, or nothing at all, each with what it means. */
export async function AvoidPerson({ person, relation: { muted, followsMe, friendship } }: AvoidPersonProps) {
  const t = await getTranslations("people.relation");
  const { id, name } = person;
  return (
    <MoreMenu label={t("more-about", { name })}>
      <Explained words={t(muted ? "muted-explained" : "mute-explained", { name })}>
        <DeedButton person={id} deed={muted ? "unmute" : "mute"} variant="secondary" size="sm">
          {t(muted ? "unmute" : "mute")}
        </DeedButton>
      </Explained>
      {friendship === "friends" && <PartFrom person={person} deed="unfriend" />}
      {followsMe && <PartFrom person={person} deed="remove-follower" />}
      <Explained words={t("block-explained", { name })}>
        <DeedButton person={id} deed="block" variant="danger" size="sm">
          {t("block")}
        </DeedButton>
      </Explained>
    </MoreMenu>
  );
}
