import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { PersonCard } from "@/lib/people/types";
import { DeedButton } from "./deed-button";
import { PersonAvatar } from "./person-avatar";

type ShunnedProps = { kind: "blocked" | "muted"; people: readonly PersonCard[] };

/** Those one has blocked, or muted, and the way back. Whoever is blocked has no page to lead to. */
export async function Shunned({ kind, people }: ShunnedProps) {
  const t = await getTranslations("people.shunned");
  return (
    <Card title={t(kind)} description={t(people.length > 0 ? `${kind}-text` : `${kind}-none`)}>
      <ul>
        {people.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
            <PersonAvatar person={person} />
            <div className="min-w-0 flex-1 basis-40">
              <p className="truncate font-medium">{person.name}</p>
              <p className="truncate text-sm text-muted">@{person.username}</p>
            </div>
            <DeedButton
              person={person.id}
              deed={kind === "blocked" ? "unblock" : "unmute"}
              variant="secondary"
              size="sm"
              aria-label={t(`un${kind}-whom`, { name: person.name })}
            >
              {t(`un${kind}`)}
            </DeedButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
