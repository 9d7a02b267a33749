import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ChevronDownIcon } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { AGES, type PeopleQuery } from "@/lib/people/finding/types";

/** Whom one looks for: by name, and by what people say about themselves. */
export async function PeopleSearch({ query }: { query: PeopleQuery }) {
  const t = await getTranslations("people.finding");
  const { q, city, interest, from, to } = query;
  const ages = (none: string) => (
    <>
      <option value="">{none}</option>
      {AGES.map((age) => (
        <option key={age} value={age}>
          {age}
        </option>
      ))}
    </>
  );
  return (
    <Form action="/people" role="search" className="mb-6 flex flex-col gap-4">
      <div className="flex gap-2">
        <Input type="search" name="q" defaultValue={q} aria-label={t("name")} placeholder={t("name")} maxLength={100} autoComplete="off" />
        <Button type="submit" size="field" variant="primary">
          {t("find")}
        </Button>
      </div>
      <details open={Boolean(city || interest || from || to)} className="group">
        <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-sm text-muted hover:text-ink">
          {t("more")}
          <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
        </summary>
        <div className="grid gap-4 pt-1 pb-4 sm:grid-cols-2">
          <Field label={t("city")}>{(control) => <Input name="city" defaultValue={city} maxLength={100} autoComplete="off" {...control} />}</Field>
          <Field label={t("interest")}>{(control) => <Input name="interest" defaultValue={interest} maxLength={100} autoComplete="off" {...control} />}</Field>
          <Field label={t("from")} hint={t("age-hint")}>
            {(control) => (
              <Select key={from} name="from" defaultValue={from ?? ""} {...control}>
                {ages(t("any"))}
              </Select>
            )}
          </Field>
          <Field label={t("to")}>
            {(control) => (
              <Select key={to} name="to" defaultValue={to ?? ""} {...control}>
                {ages(t("any"))}
              </Select>
            )}
          </Field>
        </div>
      </details>
    </Form>
  );
}
