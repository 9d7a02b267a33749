import { getTranslations } from "next-intl/server";
import { MoreIcon } from "@/components/ui/icons";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

type AvoidPersonProps = { person: Pick<PersonCard, "id" | "name">; relation: Pick<Relation, "muted" | "followsMe"> };

/** Behind three dots: wanting to see less of somebody, or nothing at all, each with what it means. */
export async function AvoidPerson({ person: { id, name }, relation: { muted, followsMe } }: AvoidPersonProps) {
  const t = await getTranslations("people.relation");
  return (
    <details className="relative">
      <summary
        aria-label={t("more-about", { name })}
        title={t("more-about", { name })}
        className="flex size-10 cursor-pointer list-none items-center justify-center rounded-md hover:bg-hover pointer-coarse:size-11 [&::-webkit-details-marker]:hidden"
      >
        <MoreIcon />
      </summary>
      <div className="absolute top-full left-0 z-20 mt-1.5 flex w-72 flex-col gap-4 rounded-lg border border-line bg-float p-4 shadow-float sm:right-0 sm:left-auto">
        <div className="flex flex-col items-start gap-2">
          <p className="text-sm text-muted">{t(muted ? "muted-explained" : "mute-explained", { name })}</p>
          <DeedButton person={id} deed={muted ? "unmute" : "mute"} variant="secondary" size="sm">
            {t(muted ? "unmute" : "mute")}
          </DeedButton>
        </div>
        {followsMe && (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-muted">{t("remove-follower-explained", { name })}</p>
            <DeedButton person={id} deed="remove-follower" variant="secondary" size="sm">
              {t("remove-follower")}
            </DeedButton>
          </div>
        )}
        <div className="flex flex-col items-start gap-2">
          <p className="text-sm text-muted">{t("block-explained", { name })}</p>
          <DeedButton person={id} deed="block" variant="danger" size="sm">
            {t("block")}
          </DeedButton>
        </div>
      </div>
    </details>
  );
}
