import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Allowance } from "@/lib/media/limits/types";
import { sayMegabytes } from "./say";
import { StorageUse } from "./storage-use";
import { sayBytes } from "./words";

type StorageCardProps = { used: number; /** Null for who may not upload at all. */ allowance: Allowance | null };

/** What one's originals take up here, and what one may add. */
export async function StorageCard({ used, allowance }: StorageCardProps) {
  const [t, language] = await Promise.all([getTranslations("limits.own"), getLocale()]);
  return (
    <Card title={t("title")} description={t("description")}>
      {allowance?.storage ? <StorageUse {...allowance.storage} /> : <p className="tabular-nums">{t("used", { used: sayBytes(used, language, 1) })}</p>}
      {allowance && (
        <ul className="flex flex-col gap-1 text-sm text-muted tabular-nums">
          <li>{t("file", { megabytes: sayMegabytes(allowance.fileBytes, language) })}</li>
          {allowance.day && <li>{t("day", { used: allowance.day.used, limit: allowance.day.limit })}</li>}
        </ul>
      )}
    </Card>
  );
}
