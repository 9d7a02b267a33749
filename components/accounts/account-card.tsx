import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { OwnSettings } from "@/lib/accounts/types";

/** What identifies the account. */
export async function AccountCard({ username, email, confirmed }: Pick<OwnSettings, "username" | "email" | "confirmed">) {
  const t = await getTranslations("settings.account");
  return (
    <Card id="account" title={t("title")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <dt className="text-muted">{t("username")}</dt>
        <dd>{username}</dd>
        <dt className="text-muted">{t("email")}</dt>
        <dd className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 break-all">{email}</span>
          <span className={confirmed ? "text-sm text-success" : "text-sm text-warning"}>{confirmed ? t("confirmed") : t("unconfirmed")}</span>
          {!confirmed && (
            <Link href="/confirm" className="link text-sm">
              {t("confirm")}
            </Link>
          )}
        </dd>
      </dl>
    </Card>
  );
}
