import type { Route } from "next";
import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { approveMemberAction } from "@/lib/accounts/admin/actions";
import type { WaitingRow } from "@/lib/accounts/admin/types";
import { DeclineForm } from "./decline-form";

/** Those who wait to be let in, above everything else; nothing where nobody waits. */
export async function WaitingList({ waiting }: { waiting: readonly WaitingRow[] }) {
  const t = await getTranslations("admin.waiting");
  if (waiting.length === 0) return null;
  return (
    <Card title={t("title")} description={t("description")} className="mb-8">
      <ul className="divide-y divide-line">
        {waiting.map((person) => (
          <WaitingLine key={person.id} person={person} />
        ))}
      </ul>
    </Card>
  );
}

async function WaitingLine({ person: { id, username, name, email, createdAt } }: { person: WaitingRow }) {
  const t = await getTranslations("admin.waiting");
  const format = await getFormatter();
  const now = await getNow();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-60">
        <Link href={`/admin/members/${id}` as Route} className="font-medium hover:underline">
          {name}
        </Link>
        <p className="text-sm text-muted">
          {username} · <span className="break-all">{email}</span> · {t("asked", { when: format.relativeTime(createdAt, now) })}
        </p>
      </div>
      <ActionButton action={approveMemberAction} fields={{ member: id }} size="sm" aria-label={t("approve-of", { username })}>
        {t("approve")}
      </ActionButton>
      <DeclineForm member={id} username={username} />
    </li>
  );
}
