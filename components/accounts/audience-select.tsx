import { getTranslations } from "next-intl/server";
import { AUDIENCE_SIGNS } from "@/components/people/audience-signs";
import { FormSignedSelect } from "@/components/ui/form-fields";
import { AUDIENCES, type Audience, type ProfileField } from "@/lib/people/types";

/** Who may see one thing that somebody says about themselves. */
export async function AudienceSelect({ field, audience }: { field: ProfileField; audience: Audience }) {
  const [t, words] = await Promise.all([getTranslations("profile"), getTranslations("ui.audience")]);
  const options = AUDIENCES.map((value) => {
    const Sign = AUDIENCE_SIGNS[value];
    return { value, label: words(value), icon: <Sign size={16} /> };
  });
  return <FormSignedSelect name={`${field}For`} aria-label={t("audience", { field: t(`${field}.label`) })} defaultValue={audience} options={options} />;
}
