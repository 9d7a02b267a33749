import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, FormCheckbox, SubmitButton } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Field } from "@/components/ui/field";
import { choosePreferencesAction } from "@/lib/notifications/preferences/actions";
import { writeClock } from "@/lib/notifications/preferences/schema";
import type { Preferences } from "@/lib/notifications/preferences/types";
import { KINDS } from "@/lib/notifications/types";
import { PreferenceRow } from "./preference-row";

/** What quiet hours are unless told: from ten in the evening until seven. */
const NIGHT = { from: 22 * 60, to: 7 * 60 };

/** What somebody is told of and on which way, and when not. */
export async function PreferencesForm({ preferences: { kinds, quiet, pushContent, timeZone } }: { preferences: Preferences }) {
  const t = await getTranslations("notifications.preferences");
  const { from, to } = quiet ?? NIGHT;
  return (
    <Card id="preferences" title={t("title")} description={t("description")}>
      <ActionForm action={choosePreferencesAction} success={t("saved")}>
        <div className="flex flex-col">
          <div aria-hidden="true" className="hidden items-end gap-4 pb-2 text-sm font-medium text-muted sm:flex">
            <span className="flex-1">{t("kind")}</span>
            <span className="w-16">{t("page")}</span>
            <span className="w-16">{t("push")}</span>
            <span className="w-40">{t("mail")}</span>
          </div>
          {KINDS.map((kind) => (
            <PreferenceRow key={kind} kind={kind} preference={kinds[kind]} />
          ))}
        </div>
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
