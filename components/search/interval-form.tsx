import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { rangeFacet, type Query, type RangeFacetState, type RangeField } from "@/lib/search/types";
import { KeptQuery } from "./kept-query";
import { LiveForm } from "./live-form";
import type { SearchWords } from "./words";

type IntervalFormProps = { field: RangeField; own: RangeFacetState["own"]; query: Query; words: SearchWords };

/** Any interval, in two fields. */
export function IntervalForm({ field, own, query, words }: IntervalFormProps) {
  const { t } = words;
  const typed = own.length === 1 ? own[0] : undefined;
  const days = rangeFacet(field).unit === "day";
  const unit = t(`unit.${field}`);
  // Up to an edge that itself is left out means up to what lies just below it.
  const to = (typed && words.lastBelow(field, typed)) ?? typed?.to;
  const end = (name: "from" | "to", value: number | undefined) => (
    <label className="flex min-w-0 flex-1 flex-col gap-1 text-xs text-muted">
      <span>
        {t(`range.${name}`)}
        {unit && `, ${unit}`}
        <span className="sr-only"> ({words.facet(field)})</span>
      </span>
      <Input
        key={value}
        name={`${field}.${name}`}
        type={days ? "date" : "text"}
        defaultValue={words.end(field, value)}
        inputMode={field === "exposureTime" ? "text" : "decimal"}
        maxLength={12}
        autoComplete="off"
        look="compact"
        className="tabular-nums"
      />
    </label>
  );
  return (
    <LiveForm field={field} wrong={t("range.wrong")} className={days ? "mt-2 flex flex-wrap items-end gap-2" : "mt-2 flex items-end gap-2"}>
      <KeptQuery query={query} but={field} />
      {end("from", typed?.from)}
      {end("to", to)}
      <Button type="submit" size="sm-field" aria-label={`${t("range.submit")}: ${words.facet(field)}`}>
        {t("range.submit")}
      </Button>
    </LiveForm>
  );
}
