import { getTranslations } from "next-intl/server";
import { searchWords } from "@/components/search/words";
import { SPREAD, type GearPage } from "@/lib/gear/page/types";
import { searchUrl } from "@/lib/search/schema";
import { rangeFacet } from "@/lib/search/types";
import { Histogram } from "./histogram";
import { Hours } from "./hours";
import { Section } from "./section";

/** With which settings it is used, and at which hours: each bar of a setting leads to its photos. */
export async function GearSpread({ page: { gear, spread, hours } }: { page: GearPage }) {
  const [t, words] = await Promise.all([getTranslations("gear.page"), searchWords()]);
  const spreads = SPREAD.map((field) => ({
    field,
    bars: rangeFacet(field).bands.map((band, index) => ({
      label: words.interval(field, band),
      count: spread[field][index] ?? 0,
      href: searchUrl({ [gear.kind]: gear.slug, [field]: band }),
    })),
  }));
  if (![...spreads.flatMap(({ bars }) => bars.map(({ count }) => count)), ...hours].some((count) => count > 0)) return null;
  return (
    <Section title={t("spread")}>
      <div className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
        {spreads.map(({ field, bars }) => (
          <Histogram key={field} title={words.facet(field)} bars={bars} />
        ))}
        <Hours hours={hours} wanted={{ [gear.kind]: gear.slug }} className="sm:col-span-2" />
      </div>
    </Section>
  );
}
