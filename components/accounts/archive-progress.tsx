import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { cancelArchiveAction } from "@/lib/accounts/archive/actions";
import type { OwnArchives } from "@/lib/accounts/archive/types";

/** How far an archive has come, and the way to stop it. */
export async function ArchiveProgress({ archive: { id, status, done, total } }: { archive: NonNullable<OwnArchives["underWay"]> }) {
  const t = await getTranslations("archive.under-way");
  const state = status === "waiting" ? t("waiting") : total === 0 ? t("counting") : t("running", { done, total });
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-sunken px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium">{t("title")}</p>
        <p className="text-sm text-muted tabular-nums">{state}</p>
      </div>
      <Progress label={t("label")} value={total > 0 ? done / total : undefined} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-48 flex-1 text-sm text-muted">
          {t("hint")}
          <noscript>
            {" "}
            <Link href="/settings/data" className="link">
              {t("reload")}
            </Link>
          </noscript>
        </p>
        <ActionButton action={cancelArchiveAction} fields={{ archive: id }} variant="secondary" size="sm">
          {t("cancel")}
        </ActionButton>
      </div>
    </div>
  );
}
