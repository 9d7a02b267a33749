import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormCheckbox } from "@/components/ui/form-fields";
import { Input } from "@/components/ui/input";
import { Field } from "@/components/ui/field";
import { choosePreferencesAction } from "@/lib/notifications/preferences/actions";
import { writeClock } from "@/lib/notifications/preferences/schema";
import type { Preferences } from "@/lib/notifications/preferences/types";
import { KINDS, KINDS_OF } from "@/lib/notifications/types";
import { COLUMNS, PreferenceRow } from "./preference-row";

/** What quiet hours are unless told: from ten in the evening until seven. */
const NIGHT = { from: 22 * 60, to: 7 * 60 };

const WAYS = ["page", "push", "mail"] as const;

/** The kinds as the page of notifications parts them, and those that have no part there. */
const PARTS = ["talk", "people", "new"] as const;
const GROUPS = [
  ...PARTS.map((group) => ({ group, kinds: KINDS_OF[group] ?? [] })),
  { group: "other", kinds: KINDS.filter((kind) => !PARTS.some((part) => KINDS_OF[part]?.includes(kind))) },
] as const;

/** What somebody is told of and on which way, and when not. */
export async function PreferencesForm({ preferences: { kinds, quiet, pushContent, timeZone } }: { preferences: Preferences }) {
  const [t, filter] = await Promise.all([getTranslations("notifications.preferences"), getTranslations("notifications.filter")]);
  const { from, to } = quiet ?? NIGHT;
  return (
    <Card id="preferences" title={t("title")} description={t("description")}>
      <ActionForm action={choosePreferencesAction} success={t("saved")}>
        {GROUPS.map(({ group, kinds: those }) => (
          <section key={group} aria-labelledby={`kinds-${group}`}>
            <div className={`${COLUMNS} pb-1 text-sm text-muted`}>
              <h3 id={`kinds-${group}`} className="font-medium text-ink">
                {group === "other" ? t("other") : filter(group)}
              </h3>
              {WAYS.map((way) => (
                <span key={way} aria-hidden="true">
                  {t(way)}
                </span>
              ))}
            </div>
            {those.map((kind) => (
              <PreferenceRow key={kind} kind={kind} preference={kinds[kind]} />
            ))}
          </section>
        ))}
        <p className="text-sm text-muted">{t("mail-hint")}</p>
        <FormCheckbox name="content" label={t("content")} hint={t("content-hint")} defaultChecked={pushContent} />
        <fieldset className="flex min-w-0 flex-col gap-2">
          <legend className="text-sm font-medium">{t("quiet.title")}</legend>
          <p className="text-sm text-muted">{t("quiet.description", { zone: timeZone })}</p>
          <FormCheckbox name="quiet" label={t("quiet.on")} defaultChecked={quiet !== null} />
          <div className="flex flex-wrap gap-4">
            <Field label={t("quiet.from")}>
              {(control) => <Input type="time" name="from" defaultValue={writeClock(from)} className="w-36" {...control} />}
            </Field>
            <Field label={t("quiet.to")}>{(control) => <Input type="time" name="to" defaultValue={writeClock(to)} className="w-36" {...control} />}</Field>
          </div>
        </fieldset>
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
