import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { LimitsForm } from "@/components/upload/limits-form";
import { requireAdministrator } from "@/lib/accounts/admin/loaders";
import { loadLimits } from "@/lib/media/limits/loaders";

async function about(): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("limits"), requireAdministrator("/admin/limits")]);
  return { title: t("title") };
}

async function LimitsPage() {
  const roles = await loadLimits();
  const t = await getTranslations("limits");
  return (
    <AdminFrame current="limits">
      <h2 className="sr-only">{t("title")}</h2>
      <p className="mb-6 max-w-prose text-muted">{t("description")}</p>
      <div className="flex max-w-3xl flex-col gap-6">
        {roles.map((limits) => (
          <LimitsForm key={limits.role} {...limits} />
        ))}
      </div>
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(LimitsPage);
