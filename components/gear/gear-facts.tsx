import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { GearPage } from "@/lib/gear/page/types";
import { makerUrl } from "@/lib/gear/schema";

/** Whose make it is, and since when it is seen here, by the clocks of the cameras. */
export async function GearFacts({ page: { gear, first, last } }: { page: GearPage }) {
  const [t, format] = await Promise.all([getTranslations("gear"), getFormatter()]);
  const day = (taken: string): string => format.dateTime(new Date(`${taken}Z`), "day", { timeZone: "UTC" });
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      {gear.maker && (
        <Fact label={t("page.maker")}>
          <Link href={makerUrl(gear.maker)} className="link touch-target">
            {gear.maker}
          </Link>
        </Fact>
      )}
      {first && <Fact label={t("page.first")}>{day(first)}</Fact>}
      {first && last && day(last) !== day(first) && <Fact label={t("page.last")}>{day(last)}</Fact>}
    </dl>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt className="text-xs text-muted">{label}</dt>
    <dd className="mt-0.5 tabular-nums">{children}</dd>
  </div>
);
