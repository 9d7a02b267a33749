import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { searchUrl, toggleInterval } from "@/lib/search/schema";
import { rangeFacet, type Query, type RangeFacetState, type RangeField } from "@/lib/search/types";
import { FacetRow } from "./facet-row";
import { KeptQuery } from "./kept-query";
import type { SearchWords } from "./words";

type RangeFacetProps = { field: RangeField; state: RangeFacetState; query: Query; words: SearchWords };

/** Bands as a small histogram, and two fields for any other interval. */
export function RangeFacet({ field, state: { bands, own }, query, words }: RangeFacetProps) {
  const { t } = words;
  const most = Math.max(1, ...bands.map(({ count }) => count));
  const shown = bands.filter(({ count, chosen }) => count > 0 || chosen);
  return (
    <>
      <ul>
        {shown.map(({ band, count, chosen }) => (
          <FacetRow
            key={band.from ?? 0}
            href={searchUrl(toggleInterval(query, field, band))}
            label={words.interval(field, band)}
            chosen={chosen}
            count={{ figure: words.count(count), said: t("filters.count", { count }) }}
            part={count / most}
          />
        ))}
      </ul>
      <IntervalForm field={field} own={own} query={query} words={words} />
    </>
  );
}

function IntervalForm({ field, own, query, words }: Pick<RangeFacetProps, "field" | "query" | "words"> & { own: RangeFacetState["own"] }) {
  const { t } = words;
  const typed = own.length === 1 ? own[0] : undefined;
  const unit = t(`unit.${field}`);
  const end = (name: "from" | "to") => (
    <label className="flex min-w-0 flex-1 flex-col gap-1 text-xs text-muted">
      <span>
        {t(`range.${name}`)}
        {unit && `, ${unit}`}
        <span className="sr-only"> ({words.facet(field)})</span>
      </span>
      <Input
        name={`${field}.${name}`}
        type={rangeFacet(field).unit === "day" ? "date" : "text"}
        defaultValue={words.end(field, typed?.[name])}
        inputMode={field === "exposureTime" ? "text" : "decimal"}
        maxLength={12}
        autoComplete="off"
        look="compact"
        className="tabular-nums"
      />
    </label>
  );
  return (
    <Form action="/search" key={searchUrl(query)} scroll={false} className="mt-2 flex items-end gap-2">
      <KeptQuery query={query} but={field} />
      {end("from")}
      {end("to")}
      <Button type="submit" size="sm-field" aria-label={`${t("range.submit")}: ${words.facet(field)}`}>
        {t("range.submit")}
      </Button>
    </Form>
  );
}
