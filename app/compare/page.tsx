import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GearComparison } from "@/components/compare/gear-comparison";
import { PhotoComparison } from "@/components/compare/photo-comparison";
import { Start } from "@/components/compare/start";
import { ExploreHeader } from "@/components/feed/explore/explore-header";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { loadComparison } from "@/lib/gear/comparison/loaders";

type Props = PageProps<"/compare">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, params] = await Promise.all([getTranslations("compare"), searchParams]);
  // The combinations have no end; robots need not follow them.
  return { title: t("title"), robots: Object.keys(params).length > 0 ? { index: false, follow: false } : undefined };
}

export default async function ComparePage({ searchParams }: Props) {
  const [t, shown] = await Promise.all([getTranslations("compare"), searchParams.then(loadComparison)]);
  const anew = (
    <Link href="/compare" className={buttonVariants({ size: "sm" })}>
      {t("anew")}
    </Link>
  );
  return (
    <Page width={shown.as === "start" ? "content" : "full"}>
      {shown.as === "start" ? <ExploreHeader current="compare" /> : <PageHeader title={t("title")} actions={anew} />}
      {shown.unread && (
        <Callout tone="warning" role="alert" className="mb-6">
          {t("add.unread")}
        </Callout>
      )}
      {shown.as === "start" && <p className="mb-6 max-w-prose text-muted">{t("text.start")}</p>}
      {shown.as === "start" && <Start {...shown} />}
      {shown.as === "matrix" && <GearComparison {...shown} />}
      {shown.as === "photos" && <PhotoComparison {...shown} />}
      {/* What it is not stands below what it is: on a phone the photographs come first. */}
      {shown.as !== "start" && <p className="mt-8 max-w-prose text-sm text-muted">{t(`text.${shown.as}`)}</p>}
    </Page>
  );
}
