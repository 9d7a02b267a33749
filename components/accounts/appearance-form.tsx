import { getFormatter, getLocale, getNow, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormRadioGroup, FormSelect } from "@/components/ui/form-fields";
import { MoonIcon, SunIcon, SystemIcon } from "@/components/ui/icons";
import { languageName } from "@/lib/accounts/format";
import { updateAppearanceAction } from "@/lib/accounts/settings/actions";
import { zonesByRegion, zoneShown } from "@/lib/accounts/settings/format";
import { THEMES, type OwnSettings } from "@/lib/accounts/types";
import { NO_ZONE } from "@/lib/core/time";
import { ZoneSelect } from "./zone-select";

const SIGNS = { system: SystemIcon, light: SunIcon, dark: MoonIcon };

type AppearanceFormProps = Pick<OwnSettings, "language" | "theme" | "timeZone"> & { languages: readonly string[] };

/** The language one reads in, the look of the pages, and whose clock they go by. */
export async function AppearanceForm({ language, theme, timeZone, languages }: AppearanceFormProps) {
  const [t, words, format, now] = await Promise.all([getTranslations("settings"), getTranslations("profile.zone"), getFormatter(), getNow()]);
  const current = language ?? (await getLocale());
  const looks = THEMES.map((value) => {
    const Sign = SIGNS[value];
    return { value, label: t(`appearance.${value}`), icon: <Sign size={18} className="text-muted" /> };
  });
  const groups = zonesByRegion().map(({ region, zones }) => ({ name: words(`region.${region}`), zones }));
  const chosen = zoneShown(timeZone);
  const time = format.dateTime(now, { hour: "numeric", minute: "2-digit", timeZone: chosen });
  return (
    <Card id="appearance" title={t("appearance.title")} description={t("appearance.description")}>
      <ActionForm action={updateAppearanceAction} success={t("saved")}>
        <FormSelect name="language" label={t("appearance.language")} defaultValue={current}>
          {languages.map((code) => (
            <option key={code} value={code} lang={code}>
              {languageName(code)}
            </option>
          ))}
        </FormSelect>
        <ZoneSelect label={words("label")} hint={words("hint", { time })} utc={words("utc")} groups={groups} chosen={chosen} undecided={timeZone === NO_ZONE} />
        <FormRadioGroup name="theme" legend={t("appearance.theme")} defaultValue={theme} options={looks} inline />
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
