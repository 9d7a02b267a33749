import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { GRACE_DAYS } from "@/lib/accounts/leaving/types";

/** What deleting one's account means: what goes, what stays and when; and the archive, before it is too late for one. */
export async function LeaveTerms() {
  const t = await getTranslations("leaving");
  const parts = [
    { title: t("goes.title"), lines: [t("goes.photos"), t("goes.people"), t("goes.else")] },
    { title: t("stays.title"), lines: [t("stays.replies"), t("stays.name")] },
    { title: t("when.title"), lines: [t("when.hidden"), t("when.grace", { days: GRACE_DAYS }), t("when.gone")] },
  ];
  return (
    <Card title={t("title")} description={t("intro")}>
      {parts.map(({ title, lines }) => (
        <section key={title} className="flex max-w-prose flex-col gap-1">
          <h3 className="font-medium">{title}</h3>
          <ul className="flex list-disc flex-col gap-1 pl-5 text-muted marker:text-faint">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <Callout
        title={t("archive.title")}
        action={
          <Link href={"/settings/data" as Route} className={buttonVariants()}>
            {t("archive.open")}
          </Link>
        }
      >
        {t("archive.description")}
      </Callout>
    </Card>
  );
}
