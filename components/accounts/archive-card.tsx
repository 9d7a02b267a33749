import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { CameraIcon, ImageIcon, PersonIcon, TagIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { askForArchiveAction, deleteArchiveAction } from "@/lib/accounts/archive/actions";
import type { OwnArchives } from "@/lib/accounts/archive/types";
import { ArchiveProgress } from "./archive-progress";
import { ArchiveReady } from "./archive-ready";

type ArchiveCardProps = { archives: OwnArchives; confirmed: boolean; timeZone: string };

/** What an archive of one's own holds, how far one is, and the way to have it. */
export async function ArchiveCard({ archives: { underWay, ready, failed }, confirmed, timeZone }: ArchiveCardProps) {
  const t = await getTranslations("archive");
  return (
    <Card title={t("title")} description={t("description")}>
      {failed && (
        <Callout tone="danger" title={t("failed.title")} action={<Dismiss archiveId={failed.id} />}>
          {t("failed.body")}
        </Callout>
      )}
      {ready && <ArchiveReady archive={ready} timeZone={timeZone} />}
      {underWay && <ArchiveProgress archive={underWay} />}
      <Holds />
      {!underWay && (confirmed ? <Ask again={ready !== null} /> : <Unconfirmed />)}
    </Card>
  );
}

const HOLDS = { photographs: ImageIcon, sidecars: TagIcon, page: CameraIcon, data: PersonIcon } as const;

async function Holds() {
  const t = await getTranslations("archive.holds");
  const kinds = Object.keys(HOLDS) as (keyof typeof HOLDS)[];
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium">{t("title")}</h3>
      <ul className="flex flex-col gap-2">
        {kinds.map((kind) => {
          const Sign = HOLDS[kind];
          return (
            <li key={kind} className="flex gap-3">
              <Sign size={18} className="mt-0.5 shrink-0 text-muted" />
              <span className="max-w-prose">{t(kind)}</span>
            </li>
          );
        })}
      </ul>
      <p className="max-w-prose text-sm text-muted">{t("without")}</p>
    </div>
  );
}

async function Ask({ again }: { again: boolean }) {
  const t = await getTranslations("archive.ask");
  return (
    <ActionForm action={askForArchiveAction} className="flex flex-col gap-3">
      <SubmitButton variant={again ? "secondary" : "primary"} className="self-start">
        {again ? t("again") : t("button")}
      </SubmitButton>
      <p className="max-w-prose text-sm text-muted">
        {t("hint")} {again && t("replaces")}
      </p>
    </ActionForm>
  );
}

async function Unconfirmed() {
  const t = await getTranslations("archive.ask");
  const confirm = (
    <Link href="/confirm" className="link">
      {t("confirm")}
    </Link>
  );
  return <Callout action={confirm}>{t("unconfirmed")}</Callout>;
}

async function Dismiss({ archiveId }: { archiveId: string }) {
  const t = await getTranslations("archive.failed");
  return (
    <ActionButton action={deleteArchiveAction} fields={{ archive: archiveId }} variant="secondary" size="sm">
      {t("dismiss")}
    </ActionButton>
  );
}
