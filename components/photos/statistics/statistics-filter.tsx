import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Gear } from "@/lib/gear/types";
import { yearNow } from "@/lib/photos/statistics/format";
import { statisticsUrl } from "@/lib/photos/statistics/schema";
import type { Choices, Period, StatisticsQuery } from "@/lib/photos/statistics/types";
import { statisticsWords } from "./words";

type StatisticsFilterProps = { query: StatisticsQuery; today: number; choices: Choices };

/** Chooses a time, a camera and a lens among those one has. */
export async function StatisticsFilter({ query, today, choices }: StatisticsFilterProps) {
  const words = await statisticsWords();
  const { t } = words;
  const thisYear = yearNow(today);
  const years = choices.years.map((year): Period => `${year}`).filter((year) => year !== thisYear);
  const periods: Period[] = ["all", "year", "days", ...years];
  // What an address names is shown as chosen, whether there is anything of it or not.
  const listed = periods.includes(query.period) ? periods : [...periods, query.period];
  return (
    <Form action={statisticsUrl()} key={statisticsUrl(query)} className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]">
      <Field label={t("filter.period")}>
        {(control) => (
          <Select {...control} name="period" defaultValue={query.period}>
            {listed.map((period) => (
              <option key={period} value={period}>
                {words.period(period, today)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <GearSelect name="camera" label={t("filter.camera")} any={t("filter.any-camera")} gear={choices.cameras} chosen={query.camera} />
      <GearSelect name="lens" label={t("filter.lens")} any={t("filter.any-lens")} gear={choices.lenses} chosen={query.lens} />
      <Button type="submit" size="field">
        {t("filter.show")}
      </Button>
    </Form>
  );
}

type GearSelectProps = { name: "camera" | "lens"; label: string; any: string; gear: readonly Gear[]; chosen: string | undefined };

function GearSelect({ name, label, any, gear, chosen }: GearSelectProps) {
  const known = chosen === undefined || gear.some(({ slug }) => slug === chosen);
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={chosen ?? ""}>
          <option value="">{any}</option>
          {!known && <option value={chosen}>{chosen}</option>}
          {gear.map((one) => (
            <option key={one.id} value={one.slug}>
              {one.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
