import { getTranslations } from "next-intl/server";
import { DeedButton } from "@/components/people/deed-button";
import { ActionButton } from "@/components/ui/action-button";
import { Link } from "@/components/ui/link";
import { Explained, MoreMenu } from "@/components/ui/more-menu";
import { silenceAction } from "@/lib/notifications/silence/actions";
import type { NotificationView } from "@/lib/notifications/types";
import type { PersonCard } from "@/lib/people/types";

type LineMenuProps = {
  thing: NotificationView["thing"];
  /** Whoever did it, where it was one alone. */
  person: PersonCard | null;
  /** What the line says. */
  what: string;
};

/** Behind three dots: hearing less, of a thing, of somebody, of a kind, each with what it means. */
export async function LineMenu({ thing, person, what }: LineMenuProps) {
  const t = await getTranslations("notifications");
  return (
    <MoreMenu label={t("more", { what })} small>
      {thing && (
        <Explained words={t(`mute-${thing.target}-explained`)}>
          <ActionButton action={silenceAction} fields={{ ...thing, on: "yes" }} variant="secondary" size="sm">
            {t(`mute-${thing.target}`)}
          </ActionButton>
        </Explained>
      )}
      {person && (
        <Explained words={t("mute-person-explained", { name: person.name })}>
          <DeedButton person={person.id} deed="mute" variant="secondary" size="sm" className="h-auto max-w-full py-1.5 whitespace-normal">
            {t("mute-person", { name: person.name })}
          </DeedButton>
        </Explained>
      )}
      <Link href="/settings/notifications" className="link flex min-h-8 items-center text-sm">
        {t("kind-settings")}
      </Link>
    </MoreMenu>
  );
}
