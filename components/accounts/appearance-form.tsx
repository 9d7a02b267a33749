import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, FormRadioGroup, FormSelect, SubmitButton } from "@/components/ui/form";
import { MoonIcon, SunIcon, SystemIcon } from "@/components/ui/icons";
import { languageName } from "@/lib/accounts/format";
import { updateAppearanceAction } from "@/lib/accounts/settings/actions";
import { THEMES, type OwnSettings } from "@/lib/accounts/types";

const SIGNS = { system: SystemIcon, light: SunIcon, dark: MoonIcon };

type AppearanceFormProps = Pick<OwnSettings, "language" | "theme"> & { languages: readonly string[] };

/** The language one reads in, and the look of the pages. */
export async function AppearanceForm({ language, theme, languages }: AppearanceFormProps) {
  const t = await getTranslations("settings");
  const current = language ?? (await getLocale());
  const looks = THEMES.map((value) => {
    const Sign = SIGNS[value];
    return { value, label: t(`appearance.${value}`), icon: <Sign size={18} className="text-muted" /> };
  });
  return (
    <Card title={t("appearance.title")} description={t("appearance.description")}>
      <ActionForm action={updateAppearanceAction} success={t("saved")}>
        <FormSelect name="language" label={t("appearance.language")} defaultValue={current}>
          {languages.map((code) => (
            <option key={code} value={code} lang={code}>
              {languageName(code)}
            </option>
          ))}
        </FormSelect>
        <FormRadioGroup name="theme" legend={t("appearance.theme")} defaultValue={theme} options={looks} inline />
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
