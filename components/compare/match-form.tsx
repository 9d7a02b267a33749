import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { ChevronDownIcon } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { compareUrl } from "@/lib/gear/comparison/schema";
import { BANDS, type Comparison } from "@/lib/gear/comparison/types";
import { KeptComparison } from "./kept-comparison";
import type { CompareWords } from "./words";

/** Whole stops, and what lenses are opened to. */
const APERTURES = [1.4, 1.8, 2, 2.8, 4, 5.6, 8, 11, 16, 22];
/** Millimetres on 35 mm film. */
const FOCAL_LENGTHS = [16, 20, 24, 28, 35, 50, 85, 105, 135, 200, 300, 400, 600];

/** By what the photographs of a row are to be like each other. Choosing anew lets go of photographs chosen one by one. */
export function MatchForm({ comparison, words }: { comparison: Comparison; words: CompareWords }) {
  const { t } = words;
  const { aperture, focal, iso } = comparison;
  return (
    <Form action="/compare" key={compareUrl(comparison)} scroll={false} className="flex flex-col gap-3">
      <KeptComparison comparison={comparison} but={["aperture", "focal", "iso", "cell"]} />
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("match.aperture")} className="min-w-32 flex-1 sm:max-w-44">
          {(control) => (
            <Select name="aperture" defaultValue={aperture ?? ""} {...control}>
              <option value="">{t("match.any")}</option>
              {withOwn(APERTURES, aperture).map((value) => (
                <option key={value} value={value}>
                  {words.aperture(value)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("match.focal")} className="min-w-32 flex-1 sm:max-w-44">
          {(control) => (
            <Select name="focal" defaultValue={focal ?? ""} {...control}>
              <option value="">{t("match.any")}</option>
              {withOwn(FOCAL_LENGTHS, focal).map((value) => (
                <option key={value} value={value}>
                  {words.focal(value)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" size="field">
          {t("match.submit")}
        </Button>
      </div>
      <details open={iso.length > 0} className="group">
        <summary className="inline-flex min-h-8 items-center gap-1.5 rounded-md text-sm text-muted hover:text-ink pointer-coarse:min-h-11">
          {t("match.bands", { count: iso.length })}
          <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
        </summary>
        <fieldset>
          <legend className="sr-only">{t("match.bands-legend")}</legend>
          <div className="flex flex-wrap gap-x-6 pt-1 text-sm tabular-nums">
            {BANDS.map((from) => (
              <Checkbox key={from} name="iso" value={from} defaultChecked={iso.includes(from)} label={words.band(from)} />
            ))}
          </div>
        </fieldset>
      </details>
    </Form>
  );
}

/** What is chosen stands among the usual values, usual or not. */
const withOwn = (usual: readonly number[], own: number | undefined): number[] =>
  own === undefined || usual.includes(own) ? [...usual] : [...usual, own].sort((a, b) => a - b);
