import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { requireLeft } from "@/lib/accounts/leaving/loaders";
import { GRACE_DAYS } from "@/lib/accounts/leaving/types";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("leaving.goodbye");
  return { title: t("title") };
}

export default async function GoodbyePage() {
  await requireLeft();
  const t = await getTranslations("leaving.goodbye");
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description")} />
      <p>{t("grace", { days: GRACE_DAYS })}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/sign-in" className={buttonVariants()}>
          {t("sign-in")}
        </Link>
        <Link href="/" className={buttonVariants({ variant: "quiet" })}>
          {t("home")}
        </Link>
      </p>
    </Page>
  );
}
