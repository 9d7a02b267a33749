import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { DeedButton } from "@/components/people/deed-button";
import { ActionButton } from "@/components/ui/action-button";
import { MoreIcon } from "@/components/ui/icons";
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
    <details className="relative">
      <summary
        aria-label={t("more", { what })}
        title={t("more", { what })}
        className="touch-target flex size-8 cursor-pointer list-none items-center justify-center rounded-md hover:bg-hover [&::-webkit-details-marker]:hidden"
      >
        <MoreIcon size={18} />
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1.5 flex w-72 flex-col gap-4 rounded-lg border border-line bg-float p-4 shadow-float">
        {thing && (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-muted">{t(`mute-${thing.target}-explained`)}</p>
            <ActionButton action={silenceAction} fields={{ ...thing, on: "yes" }} variant="secondary" size="sm">
              {t(`mute-${thing.target}`)}
            </ActionButton>
          </div>
        )}
        {person && (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-muted">{t("mute-person-explained", { name: person.name })}</p>
            <DeedButton person={person.id} deed="mute" variant="secondary" size="sm" className="h-auto max-w-full py-1.5 whitespace-normal">
              {t("mute-person", { name: person.name })}
            </DeedButton>
          </div>
        )}
        <Link href="/settings/notifications" className="link flex min-h-8 items-center text-sm">
          {t("kind-settings")}
        </Link>
      </div>
    </details>
  );
}
